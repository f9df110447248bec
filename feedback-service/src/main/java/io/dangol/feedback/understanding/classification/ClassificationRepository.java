package io.dangol.feedback.understanding.classification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of classifications and corrections.
@ApplicationScoped
public class ClassificationRepository {
    private static final TypeReference<List<StoredJudgement>> JUDGEMENTS = new TypeReference<>() {};
    private static final String INSERT = """
        INSERT INTO classification (feedback_id, version, language, needs_review, judgements, classified_at)
        SELECT feedback_id, version, language, needs_review, judgements::jsonb, classified_at
        FROM unnest($1::uuid[], $2::int[], $3::text[], $4::bool[], $5::text[], $6::timestamptz[])
            AS made (feedback_id, version, language, needs_review, judgements, classified_at)
        """;
    private static final String SELECT = """
        SELECT feedback_id, version, language, needs_review, judgements::text AS judgements, classified_at
        FROM classification
        """;
    private static final String UPDATE = """
        UPDATE classification SET version = $2, needs_review = $3, judgements = $4::text::jsonb
        WHERE feedback_id = $1
        """;
    private static final String UPDATE_ALL = """
        UPDATE classification
        SET version = changed.version, needs_review = changed.needs_review, judgements = changed.judgements::jsonb
        FROM unnest($1::uuid[], $2::int[], $3::boolean[], $4::text[])
            AS changed (feedback_id, version, needs_review, judgements)
        WHERE classification.feedback_id = changed.feedback_id
        """;
    private static final String REPLACE = """
        UPDATE classification
        SET version = $2, language = $3, needs_review = $4, judgements = $5::text::jsonb, classified_at = $6
        WHERE feedback_id = $1
        """;
    private static final String FORGET_CORRECTIONS = "DELETE FROM correction WHERE feedback_id = $1";
    private static final String CORRECT = """
        INSERT INTO correction (feedback_id, task, label, corrected_by, corrected_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (feedback_id, task)
        DO UPDATE SET label = excluded.label, corrected_by = excluded.corrected_by,
            corrected_at = excluded.corrected_at
        """;
    private final ObjectMapper json;

    ClassificationRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> insert(SqlConnection transaction, List<Classification> made) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(made.stream().map(Classification::feedbackId).toArray(UUID[]::new))
                        .addValue(made.stream().map(Classification::version).toArray(Integer[]::new))
                        .addValue(
                                made.stream().map(each -> each.language().tag()).toArray(String[]::new))
                        .addValue(made.stream().map(Classification::needsReview).toArray(Boolean[]::new))
                        .addValue(made.stream().map(this::written).toArray(String[]::new))
                        .addValue(made.stream()
                                .map(each -> Times.utc(each.classifiedAt()))
                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    Uni<Optional<Classification>> find(SqlConnection connection, UUID feedbackId) {
        return connection
                .preparedQuery(SELECT + "WHERE feedback_id = $1")
                .execute(Tuple.of(feedbackId))
                .map(this::first);
    }

    /// The same, held until the end of the transaction.
    Uni<Optional<Classification>> hold(SqlConnection transaction, UUID feedbackId) {
        return transaction
                .preparedQuery(SELECT + "WHERE feedback_id = $1 FOR UPDATE")
                .execute(Tuple.of(feedbackId))
                .map(this::first);
    }

    Uni<List<Classification>> list(SqlConnection connection, @Nullable Boolean needsReview, PageRequest page) {
        NewestFirst list = new NewestFirst(SELECT, "feedback_id");
        if (needsReview != null) {
            list.where(needsReview ? "needs_review" : "NOT needs_review");
        }
        return list.rows(connection, page, this::classification);
    }

    /// The classifications of some feedback, held until the end of the transaction.
    public Uni<List<Classification>> holdAll(SqlConnection transaction, List<UUID> feedbackIds) {
        return transaction
                .preparedQuery(SELECT + "WHERE feedback_id = ANY($1) ORDER BY feedback_id FOR UPDATE")
                .execute(Tuple.of(feedbackIds.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, this::classification));
    }

    /// Writes them in one statement.
    public Uni<Void> updateAll(SqlConnection transaction, List<Classification> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(UPDATE_ALL)
                .execute(Tuple.of(
                        changed.stream().map(Classification::feedbackId).toArray(UUID[]::new),
                        changed.stream().map(Classification::version).toArray(Integer[]::new),
                        changed.stream().map(Classification::needsReview).toArray(Boolean[]::new),
                        changed.stream().map(this::written).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /// Who said some feedback, where that is known.
    public Uni<Map<UUID, CustomerId>> customers(SqlConnection connection, List<UUID> feedbackIds) {
        return connection
                .preparedQuery("SELECT id, customer_id FROM feedback WHERE id = ANY($1) AND customer_id IS NOT NULL")
                .execute(Tuple.of(feedbackIds.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> row.getUUID("id"), row -> new CustomerId(row.getUUID("customer_id")))));
    }

    /// Writes what was understood of other words, and takes away what people answered about those
    /// before.
    Uni<Void> replace(SqlConnection transaction, Classification next) {
        return transaction
                .preparedQuery(FORGET_CORRECTIONS)
                .execute(Tuple.of(next.feedbackId()))
                .chain(() -> transaction
                        .preparedQuery(REPLACE)
                        .execute(Tuple.of(
                                next.feedbackId(),
                                next.version(),
                                next.language().tag(),
                                next.needsReview(),
                                written(next),
                                Times.utc(next.classifiedAt()))))
                .replaceWithVoid();
    }

    Uni<Void> correct(
            SqlConnection transaction, Classification corrected, Task task, String label, String by, Instant now) {
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        corrected.feedbackId(), corrected.version(), corrected.needsReview(), written(corrected)))
                .chain(() -> transaction
                        .preparedQuery(CORRECT)
                        .execute(Tuple.of(corrected.feedbackId(), task.wire(), label, by, Times.utc(now))))
                .replaceWithVoid();
    }

    private Optional<Classification> first(RowSet<Row> rows) {
        return Rows.first(rows, this::classification);
    }

    /// The classification in a row with all its columns, the judgements as text.
    public Classification classification(Row row) {
        try {
            return new Classification(
                    row.getUUID("feedback_id"),
                    row.getInteger("version"),
                    Language.of(row.getString("language")),
                    row.getBoolean("needs_review"),
                    json.readValue(row.getString("judgements"), JUDGEMENTS),
                    Times.instant(row, "classified_at"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("only this class writes judgements", impossible);
        }
    }

    private String written(Classification classification) {
        try {
            return json.writeValueAsString(classification.judgements());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("judgements are texts and numbers", impossible);
        }
    }
}
