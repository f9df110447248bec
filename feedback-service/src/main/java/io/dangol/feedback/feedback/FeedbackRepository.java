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
                external_ref, received_at, metric, score, scale_min, scale_max, direction, wording_version, text_escaped,
                product)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[],
                $8::text[], $9::timestamptz[], $10::text[], $11::timestamptz[], $12::text[], $13::int[], $14::int[],
                $15::int[], $16::text[], $17::text[], $18::bool[], $19::text[])
            """;
    private static final String COLUMNS = """
            id, source, kind, channel, customer_id, external_id, text_escaped, language, occurred_at, external_ref,
            received_at, metric, score, wording_version, product
            """;
    private static final String SELECT = "SELECT text, " + COLUMNS + " FROM feedback ";
    /// As much of a text as a list shows and a little more, so that it can tell that there is more; an
    /// escape has six characters.
    private static final String SELECT_FOR_LIST =
            "SELECT left(text, CASE WHEN text_escaped THEN 24006 ELSE 4001 END) AS text, " + COLUMNS + " FROM feedback";
    private static final String BY_REFERENCE = """
            SELECT said.* FROM unnest($1::text[], $2::text[]) AS wanted (source, external_ref)
            CROSS JOIN LATERAL (
                SELECT * FROM feedback
                WHERE feedback.source = wanted.source AND feedback.external_ref = wanted.external_ref
                ORDER BY feedback.id DESC LIMIT 1) AS said
            """;
    /// A page ends at 500 rows or 4 MiB of text, whichever comes first; it has one row at least.
    private static final String PAGE = """
            SELECT * FROM (
                SELECT candidate.*, row_number() OVER (ORDER BY id) AS place,
                    sum(coalesce(octet_length(text), 0)) OVER (ORDER BY id) AS bytes
                FROM (
                    SELECT * FROM feedback
                    WHERE ($1::uuid IS NULL OR id > $1) AND ($2::text IS NULL OR kind = $2)
                        AND ($3::text IS NULL OR channel = $3) AND ($4::uuid IS NULL OR customer_id = $4)
                        AND ($5::text IS NULL OR source = $5)
                    ORDER BY id LIMIT 500) AS candidate) AS page
            WHERE bytes <= 4194304 OR place = 1
            ORDER BY id
            """;
    private static final String LINK = """
            UPDATE feedback SET customer_id = known.customer_id
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS known (source, external_id, customer_id)
            WHERE feedback.source = known.source AND feedback.external_id = known.external_id
                AND feedback.customer_id IS NULL
            """;

    Uni<Void> insert(SqlConnection transaction, List<Feedback> recorded) {
        return transaction
                .preparedQuery(INSERT)
                .execute(FeedbackColumns.of(recorded))
                .replaceWithVoid();
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

    /// The feedback of some ids, the newest first; the beginnings of the texts only.
    Uni<List<Feedback>> findAll(SqlConnection connection, List<UUID> ids) {
        return connection
                .preparedQuery(SELECT_FOR_LIST + " WHERE id = ANY ($1) ORDER BY id DESC")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FeedbackRepository::feedback)
                        .toList());
    }

    /// The newest under each of some references.
    Uni<List<Feedback>> findByReference(SqlConnection connection, List<String> sources, List<String> externalRefs) {
        return connection
                .preparedQuery(BY_REFERENCE)
                .execute(Tuple.of(sources.toArray(String[]::new), externalRefs.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FeedbackRepository::feedback)
                        .toList());
    }

    /// A page of whole texts, the oldest first.
    Uni<List<Feedback>> page(SqlConnection connection, FeedbackFilter filter, @Nullable UUID after) {
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(after, filter.kind(), filter.channel(), filter.customerId(), filter.source()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FeedbackRepository::feedback)
                        .toList());
    }

    /// The beginnings of the texts only.
    Uni<List<Feedback>> list(SqlConnection connection, FeedbackFilter filter, PageRequest page) {
        return new NewestFirst(SELECT_FOR_LIST, "id")
                .where("kind", filter.kind())
                .where("channel", filter.channel())
                .where("customer_id", filter.customerId())
                .where("source", filter.source())
                .rows(connection, page, FeedbackRepository::feedback);
    }

    /// Feedback with a rating; the beginnings of the texts only.
    ///
    /// @param metric by [Metric#wire()]; null for any
    public Uni<List<Feedback>> listRated(
            SqlConnection connection, @Nullable String metric, FeedbackScope scope, PageRequest page) {
        return new NewestFirst(SELECT_FOR_LIST, "id")
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
        String text = row.getString("text");
        Submission submission = new Submission(
                row.getString("source"),
                Kind.of(row.getString("kind")),
                row.getString("channel"),
                externalId == null ? customerId : null,
                externalId,
                text == null || !row.getBoolean("text_escaped") ? text : AnyText.unescape(text),
                row.getString("language"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("external_ref"),
                rating(row),
                row.getString("product"));
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
}
