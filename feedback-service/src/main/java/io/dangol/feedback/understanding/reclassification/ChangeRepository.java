package io.dangol.feedback.understanding.reclassification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.understanding.classification.Classification;
import io.dangol.feedback.understanding.classification.ClassificationRepository;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import io.dangol.feedback.understanding.reclassification.Reclassification.Filter;
import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of what is held together: feedback with its classification on one side, the changes on the other.
@ApplicationScoped
class ChangeRepository {
    /// As much of a text as is understood.
    private static final String PAGE = """
            SELECT k.feedback_id, k.version, k.language, k.needs_review, k.judgements::text AS judgements,
                k.classified_at, f.text_escaped,
                left(f.text, CASE WHEN f.text_escaped THEN 24000 ELSE 4000 END) AS text
            FROM classification k JOIN feedback f ON f.id = k.feedback_id
            WHERE ($1::uuid IS NULL OR k.feedback_id > $1) AND k.language <> 'und'
                AND ($2::timestamptz IS NULL OR f.received_at >= $2) AND f.received_at < $3
                AND ($4::text IS NULL OR f.kind = $4) AND ($5::text IS NULL OR f.channel = $5)
                AND ($6::text IS NULL OR f.source = $6)
            ORDER BY k.feedback_id LIMIT $7
            """;
    private static final String ADD = """
            INSERT INTO reclassification_change (reclassification_id, feedback_id, task, seen_version, before_label,
                before_confidence, before_abstained, before_model, after_label, after_abstained, after)
            SELECT $1, feedback_id, after::jsonb ->> 'task', seen_version, before::jsonb ->> 'label',
                (before::jsonb ->> 'confidence')::float8, (before::jsonb ->> 'abstained')::boolean,
                before::jsonb ->> 'model', after::jsonb ->> 'label', (after::jsonb ->> 'abstained')::boolean,
                after::jsonb
            FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[])
                AS change (feedback_id, seen_version, before, after)
            """;
    private static final String NEXT = """
            SELECT feedback_id, seen_version, after::text AS after
            FROM reclassification_change
            WHERE reclassification_id = $1 AND feedback_id IN (
                SELECT DISTINCT feedback_id FROM reclassification_change
                WHERE reclassification_id = $1 AND ($2::uuid IS NULL OR feedback_id > $2)
                ORDER BY feedback_id LIMIT $3)
            ORDER BY feedback_id, task
            """;
    private static final String DONE = """
            UPDATE reclassification_change
            SET outcome = CASE WHEN feedback_id = ANY($3::uuid[]) THEN 'applied' ELSE 'skipped' END
            WHERE reclassification_id = $1 AND feedback_id = ANY($2::uuid[])
            """;

    private final ClassificationRepository classifications;
    private final ObjectMapper json;

    ChangeRepository(ClassificationRepository classifications, ObjectMapper json) {
        this.classifications = classifications;
        this.json = json;
    }

    /// What was said, and what was understood of it.
    record Said(Classification classification, String text) {}

    /// An answer to apply, if the classification is still the one that was seen.
    record Planned(UUID feedbackId, int seenVersion, StoredJudgement after) {}

    /// Feedback in the order of its ids, behind a place.
    Uni<List<Said>> page(SqlConnection connection, Filter filter, @Nullable UUID after, int most) {
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addUUID(after)
                        .addOffsetDateTime(filter.from() == null ? null : Times.utc(filter.from()))
                        .addOffsetDateTime(Times.utc(filter.to()))
                        .addString(filter.kind())
                        .addString(filter.channel())
                        .addString(filter.source())
                        .addInteger(most))
                .map(rows -> Rows.list(rows, row -> new Said(classifications.classification(row), text(row))));
    }

    Uni<Void> add(SqlConnection transaction, UUID id, List<AnswerChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        @Nullable String[] before = changes.stream()
                .map(change -> change.before() == null ? null : written(change.before()))
                .toArray(String[]::new);
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        id,
                        changes.stream().map(AnswerChange::feedbackId).toArray(UUID[]::new),
                        changes.stream().map(AnswerChange::seenVersion).toArray(Integer[]::new),
                        before,
                        changes.stream().map(change -> written(change.after())).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /// All that is planned for the next pieces of feedback.
    Uni<List<Planned>> next(SqlConnection transaction, UUID id, @Nullable UUID after, int feedbackMost) {
        return transaction
                .preparedQuery(NEXT)
                .execute(Tuple.of(id, after, feedbackMost))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Planned(
                                row.getUUID("feedback_id"),
                                row.getInteger("seen_version"),
                                read(row.getString("after")))));
    }

    /// Notes what came of the changes of some feedback.
    Uni<Void> done(SqlConnection transaction, UUID id, List<UUID> feedback, List<UUID> applied) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(id, feedback.toArray(UUID[]::new), applied.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static String text(Row row) {
        String text = row.getString("text");
        return row.getBoolean("text_escaped") ? AnyText.unescape(text) : text;
    }

    private String written(StoredJudgement judgement) {
        try {
            return json.writeValueAsString(judgement);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("judgements are texts and numbers", impossible);
        }
    }

    private StoredJudgement read(String judgement) {
        try {
            return json.readValue(judgement, StoredJudgement.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("only this class writes changes", impossible);
        }
    }
}
