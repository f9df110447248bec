package io.dangol.feedback.understanding.retraining;

import io.dangol.feedback.understanding.classification.HeldLessons;
import io.dangol.feedback.understanding.classification.LessonRepository;
import io.dangol.kit.db.Rows;
import io.dangol.text.understanding.Lesson;
import io.dangol.text.understanding.Question;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What others may know of versions: what each has learnt from, which says all of it, because the same base and lessons
/// make the same classifier on every machine.
@ApplicationScoped
public class VersionBook implements HeldLessons {
    private static final String LESSONS = """
            SELECT v.id, v.task, v.language, v.base, v.state, l.label, f.text_escaped,
                left(f.text, CASE WHEN f.text_escaped THEN 6000 ELSE 1000 END) AS text
            FROM classifier_version v JOIN classifier_lesson l ON l.version_id = v.id
            JOIN feedback f ON f.id = l.feedback_id
            """;
    private static final String ACTIVE = LESSONS + "WHERE v.state = 'active' ORDER BY v.id, l.place";
    private static final String OF_ONE = LESSONS + "WHERE v.id = $1 ORDER BY l.place";
    private static final String REVISION = """
            SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') AS active
            FROM classifier_version WHERE state = 'active'
            """;

    @Override
    public Uni<Map<Question, Held>> held(SqlConnection connection) {
        return connection.preparedQuery(ACTIVE).execute().map(rows -> {
            Map<Question, Held> held = new HashMap<>();
            Rows.stream(rows)
                    .collect(Collectors.groupingBy(LessonRepository::question))
                    .forEach((question, lessons) -> held.put(
                            question,
                            new Held(
                                    lessons.getFirst().getString("base"),
                                    lessons.stream()
                                            .map(LessonRepository::lesson)
                                            .toList())));
            return held;
        });
    }

    @Override
    public Uni<String> revision(SqlConnection connection) {
        return connection.query(REVISION).execute().map(rows -> Rows.only(rows).getString("active"));
    }

    /// What a version has learnt from.
    ///
    /// @param base the version of the classifier that it builds on; null while it is being learnt
    public record Contents(Question question, @Nullable String base, List<Lesson> lessons) {}

    /// The contents of a version; empty if there is none of this id.
    public Uni<Optional<Contents>> contents(SqlConnection connection, UUID id) {
        return connection.preparedQuery(OF_ONE).execute(Tuple.of(id)).map(rows -> {
            var all = Rows.stream(rows).toList();
            return all.stream()
                    .findFirst()
                    .map(row -> new Contents(
                            LessonRepository.question(row),
                            row.getString("base"),
                            all.stream().map(LessonRepository::lesson).toList()));
        });
    }
}
