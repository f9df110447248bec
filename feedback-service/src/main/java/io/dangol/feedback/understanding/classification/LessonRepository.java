package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.db.Rows;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Lesson;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The SQL of corrections as lessons.
@ApplicationScoped
public class LessonRepository {
    /// Of a question, the newest count; of a text its beginning, and an escape has six characters.
    public static final int LESSONS_MOST = 2_000;

    private static final int CHARACTERS_MOST = 1_000;
    private static final String NEWEST = """
        SELECT newest.task, newest.label, newest.language, f.text_escaped,
            left(f.text, CASE WHEN f.text_escaped THEN 6000 ELSE 1000 END) AS text
        FROM (
            SELECT c.feedback_id, c.task, c.label, k.language, c.corrected_at,
                row_number() OVER (PARTITION BY c.task, k.language ORDER BY c.corrected_at DESC, c.feedback_id) AS place
            FROM correction c JOIN classification k USING (feedback_id)
            WHERE k.language <> 'und') AS newest
        JOIN feedback f ON f.id = newest.feedback_id
        WHERE newest.place <= $1
        ORDER BY newest.corrected_at, newest.feedback_id, newest.task
        """;
    private static final String REVISION = "SELECT count(*) AS corrections, max(corrected_at) AS last FROM correction";

    /// The newest corrections of each question, the last one last.
    Uni<Map<Question, List<Lesson>>> newest(SqlConnection connection) {
        return connection
                .preparedQuery(NEWEST)
                .execute(Tuple.of(LESSONS_MOST))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.groupingBy(
                                LessonRepository::question,
                                Collectors.mapping(LessonRepository::lesson, Collectors.toUnmodifiableList()))));
    }

    /// Another text after every correction.
    Uni<String> revision(SqlConnection connection) {
        return connection
                .query(REVISION)
                .execute()
                .map(rows -> Rows.only(rows))
                .map(row -> row.getLong("corrections") + "/" + row.getOffsetDateTime("last"));
    }

    /// @param row with `task` and `language`
    public static Question question(Row row) {
        return new Question(Task.of(row.getString("task")), Language.of(row.getString("language")));
    }

    /// @param row with `text`, which may be cut, `text_escaped`, and `label`
    public static Lesson lesson(Row row) {
        String text = row.getString("text");
        String whole = row.getBoolean("text_escaped") ? AnyText.unescape(text) : text;
        return new Lesson(AnyText.cut(whole, CHARACTERS_MOST), row.getString("label"), 1);
    }
}
