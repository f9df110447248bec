package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.understanding.theme.Progress.Horizon;
import io.dangol.feedback.understanding.theme.Progress.Mark;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SQL of reading feedback.
@ApplicationScoped
class ReadingRepository {
    /// Pieces of feedback read in a transaction.
    static final int BATCH = 500;

    private static final String HOLD = """
        SELECT version, written_in, feedback_id, changed_in, changed_id, complete_to,
            pg_snapshot_xmin(seen)::text::bigint AS oldest_running, pg_snapshot_xmax(seen)::text::bigint AS next
        FROM theme_progress, pg_current_snapshot() AS seen
        FOR UPDATE OF theme_progress SKIP LOCKED
        """;
    /// An escape has six characters; 4,000 are looked at.
    private static final String SELECT = """
        SELECT f.id, f.written_in, f.source, f.external_id, f.customer_id, f.channel, f.product, f.occurred_at,
            f.received_at, left(f.text, CASE WHEN f.text_escaped THEN 24006 ELSE 4001 END) AS text, f.text_escaped,
            jsonb_path_query_first(c.judgements,
                '$[*] ? (@.task == "category" && @.abstained == false)') ->> 'label' AS category,
            jsonb_path_query_first(c.judgements,
                '$[*] ? (@.task == "polarity" && @.abstained == false)') ->> 'label' AS polarity
        """;
    private static final String CLASSIFIED = "LEFT JOIN classification c ON c.feedback_id = f.id ";
    /// A batch is cut before anything is joined to it: a backlog costs no more than its next batch.
    private static final String UNREAD = SELECT + """
        FROM (
            SELECT * FROM feedback
            WHERE (written_in, id) > ($1, $2) AND written_in < $3
            ORDER BY written_in, id LIMIT $4) AS f
        """ + CLASSIFIED + "ORDER BY f.written_in, f.id";
    private static final String CHANGED = """
        SELECT changed_in, feedback_id FROM classification
        WHERE changed_in > 0 AND (changed_in, feedback_id) > ($1, $2) AND changed_in < $3
        ORDER BY changed_in, feedback_id LIMIT $4
        """;
    private static final String AGAIN = SELECT + "FROM feedback f " + CLASSIFIED + "WHERE f.id = ANY ($1)";
    private static final String UPSERT = """
        INSERT INTO theme_reading (feedback_id, day, speaker, channel, product, category, polarity, themes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (feedback_id) DO UPDATE SET day = excluded.day, speaker = excluded.speaker,
            channel = excluded.channel, product = excluded.product, category = excluded.category,
            polarity = excluded.polarity, themes = excluded.themes
        """;
    private static final String ADVANCE = """
        UPDATE theme_progress
        SET version = $1, written_in = $2, feedback_id = $3, changed_in = $4, changed_id = $5, complete_to = $6
        """;

    /// @param stored how far it has come
    /// @param horizon what may be read
    record Held(Progress stored, Horizon horizon) {}

    /// The progress, held until the end of the transaction; empty while another replica reads.
    Uni<Optional<Held>> hold(SqlConnection transaction) {
        return transaction
                .query(HOLD)
                .execute()
                .map(rows -> Rows.first(
                        rows,
                        row -> new Held(
                                progress(row), new Horizon(row.getLong("oldest_running"), row.getLong("next")))));
    }

    Uni<List<Unread>> unread(SqlConnection transaction, Progress from, Horizon horizon) {
        return transaction
                .preparedQuery(UNREAD)
                .execute(after(from.read(), horizon))
                .map(ReadingRepository::feedback);
    }

    /// Classifications that were changed.
    Uni<List<Mark>> changed(SqlConnection transaction, Progress from, Horizon horizon) {
        return transaction
                .preparedQuery(CHANGED)
                .execute(after(from.changed(), horizon))
                .map(rows -> Rows.list(rows, row -> new Mark(row.getLong("changed_in"), row.getUUID("feedback_id"))));
    }

    private static Tuple after(Mark mark, Horizon horizon) {
        return Tuple.of(mark.transaction(), mark.feedbackId(), horizon.oldestRunning(), BATCH);
    }

    Uni<List<Unread>> again(SqlConnection transaction, List<UUID> ids) {
        return transaction
                .preparedQuery(AGAIN)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(ReadingRepository::feedback);
    }

    Uni<Void> keep(SqlConnection transaction, List<Tuple> readings) {
        return readings.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(UPSERT).executeBatch(readings).replaceWithVoid();
    }

    Uni<Void> advance(SqlConnection transaction, Progress progress) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(
                        progress.version(),
                        progress.read().transaction(),
                        progress.read().feedbackId(),
                        progress.changed().transaction(),
                        progress.changed().feedbackId(),
                        Times.utc(progress.completeTo())))
                .replaceWithVoid();
    }

    private static List<Unread> feedback(RowSet<Row> rows) {
        return Rows.list(rows, Unread::of);
    }

    private static Progress progress(Row row) {
        return new Progress(
                row.getInteger("version"),
                new Mark(row.getLong("written_in"), row.getUUID("feedback_id")),
                new Mark(row.getLong("changed_in"), row.getUUID("changed_id")),
                Times.instant(row, "complete_to"));
    }
}
