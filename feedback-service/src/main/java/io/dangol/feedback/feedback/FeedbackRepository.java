package io.dangol.feedback.feedback;

import io.dangol.feedback.customer.CustomerLink;
import io.dangol.feedback.customer.KnownIdentity;
import io.dangol.feedback.query.NewestFirst;
import io.dangol.feedback.rating.Metric;
import io.dangol.feedback.rating.Rating;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The SQL of feedback. A rating is part of the row that it was given with: one fact, kept once.
@ApplicationScoped
public class FeedbackRepository implements CustomerLink {
    private static final String INSERT = """
            INSERT INTO feedback (id, source, kind, channel, customer_id, external_id, text, language, occurred_at,
                external_ref, received_at, metric, score, scale_min, scale_max, direction, wording_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """;
    private static final String SELECT = """
            SELECT id, source, kind, channel, customer_id, external_id, text, language, occurred_at, external_ref,
                received_at, metric, score, wording_version
            FROM feedback
            """;
    private static final String LINK = """
            UPDATE feedback SET customer_id = known.customer_id
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS known (source, external_id, customer_id)
            WHERE feedback.source = known.source AND feedback.external_id = known.external_id
                AND feedback.customer_id IS NULL
            """;

    Uni<Void> insert(SqlConnection transaction, Feedback feedback) {
        Submission said = feedback.submission();
        Tuple row = Tuple.tuple()
                .addUUID(feedback.id())
                .addString(said.source())
                .addString(said.kind().wire())
                .addString(said.channel())
                .addUUID(feedback.customerId())
                .addString(said.externalId())
                .addString(said.text())
                .addString(said.language())
                .addOffsetDateTime(time(said.occurredAt()))
                .addString(said.externalRef())
                .addOffsetDateTime(time(feedback.receivedAt()));
        return transaction
                .preparedQuery(INSERT)
                .execute(addRating(row, said.rating()))
                .replaceWithVoid();
    }

    private static Tuple addRating(Tuple row, @Nullable Rating rating) {
        if (rating == null) {
            return row.addString(null)
                    .addInteger(null)
                    .addInteger(null)
                    .addInteger(null)
                    .addString(null)
                    .addString(null);
        }
        return row.addString(rating.metric().wire())
                .addInteger(rating.score())
                .addInteger(rating.metric().scale().min())
                .addInteger(rating.metric().scale().max())
                .addString(Metric.DIRECTION)
                .addString(rating.wordingVersion());
    }

    /// The feedback of an id.
    public Uni<Optional<Feedback>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(FeedbackRepository::feedback));
    }

    Uni<List<Feedback>> list(SqlConnection connection, FeedbackFilter filter, PageRequest page) {
        return new NewestFirst(SELECT, "id")
                .where("kind", filter.kind())
                .where("channel", filter.channel())
                .where("customer_id", filter.customerId())
                .where("source", filter.source())
                .rows(connection, page, FeedbackRepository::feedback);
    }

    /// Feedback with a rating.
    ///
    /// @param metric by [Metric#wire()]; null for any
    public Uni<List<Feedback>> listRated(
            SqlConnection connection, @Nullable String metric, FeedbackScope scope, PageRequest page) {
        return new NewestFirst(SELECT, "id")
                .where("metric", metric)
                .where("metric IS NOT NULL")
                .where("customer_id", scope.customerId())
                .where("source", scope.source())
                .rows(connection, page, FeedbackRepository::feedback);
    }

    @Override
    public Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        return transaction
                .preparedQuery(LINK)
                .execute(Tuple.of(
                        known.stream().map(KnownIdentity::source).toArray(String[]::new),
                        known.stream().map(KnownIdentity::externalId).toArray(String[]::new),
                        known.stream().map(KnownIdentity::customerId).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Feedback feedback(Row row) {
        String externalId = row.getString("external_id");
        UUID customerId = row.getUUID("customer_id");
        Submission submission = new Submission(
                row.getString("source"),
                Kind.of(row.getString("kind")),
                row.getString("channel"),
                externalId == null ? customerId : null,
                externalId,
                row.getString("text"),
                row.getString("language"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("external_ref"),
                rating(row));
        return new Feedback(
                row.getUUID("id"),
                submission,
                customerId,
                row.getOffsetDateTime("received_at").toInstant());
    }

    private static @Nullable Rating rating(Row row) {
        String metric = row.getString("metric");
        return metric == null
                ? null
                : new Rating(Metric.of(metric), row.getInteger("score"), row.getString("wording_version"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
