package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.customer.CustomerLink;
import io.dangol.feedback.base.customer.KnownIdentity;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Reference;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of feedback. A rating is part of the row that it was given with: one fact, kept once.
@ApplicationScoped
public class FeedbackRepository implements CustomerLink {
    /// In the order of the references, so that those who insert several at the same time wait for each
    /// other and never in a circle.
    private static final String INSERT = """
            INSERT INTO feedback (id, source, kind, channel, customer_id, external_id, text, language, occurred_at,
                external_ref, received_at, metric, score, scale_min, scale_max, direction, wording_version, text_escaped,
                product)
            SELECT id, source, kind, channel, customer_id, external_id, text, language, occurred_at, external_ref,
                received_at, metric, score, scale_min, scale_max, direction, wording_version, text_escaped, product
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[],
                $8::text[], $9::timestamptz[], $10::text[], $11::timestamptz[], $12::text[], $13::int[], $14::int[],
                $15::int[], $16::text[], $17::text[], $18::bool[], $19::text[]) WITH ORDINALITY
                AS said (id, source, kind, channel, customer_id, external_id, text, language, occurred_at,
                    external_ref, received_at, metric, score, scale_min, scale_max, direction, wording_version,
                    text_escaped, product, place)
            ORDER BY source, external_ref, place
            ON CONFLICT (source, external_ref) WHERE external_ref IS NOT NULL AND NOT twin DO NOTHING
            RETURNING id
            """;
    private static final String COLUMNS = """
            id, source, kind, channel, customer_id, external_id, text_escaped, language, occurred_at, external_ref,
            received_at, metric, score, wording_version, product, version, revised_at
            """;
    /// The columns of `feedback_as_said`, which has no words.
    public static final String AS_SAID =
            "NULL::text AS text, false AS text_escaped, " + COLUMNS.replace("text_escaped, ", "");

    private static final String SELECT = "SELECT text, " + COLUMNS + " FROM feedback ";
    /// As much of a text as a list shows and a little more, so that it can tell that there is more; an
    /// escape has six characters.
    private static final String SELECT_FOR_LIST =
            "SELECT left(text, CASE WHEN text_escaped THEN 24006 ELSE 4001 END) AS text, " + COLUMNS + " FROM feedback";
    private static final String BY_REFERENCE = "SELECT text, " + COLUMNS + """
            FROM feedback JOIN unnest($1::text[], $2::text[]) AS wanted (source, external_ref)
                USING (source, external_ref)
            WHERE external_ref IS NOT NULL AND NOT twin
            """;
    private static final String HOLD_BY_REFERENCE = BY_REFERENCE + "ORDER BY id FOR UPDATE OF feedback";
    private static final String KEEP_VERSION = """
            INSERT INTO feedback_version (feedback_id, version, kind, channel, text, text_escaped, language, occurred_at,
                metric, score, scale_min, scale_max, direction, wording_version, product, revised_at)
            SELECT id, version, kind, channel, text, text_escaped, language, occurred_at, metric, score, scale_min,
                scale_max, direction, wording_version, product, revised_at
            FROM feedback WHERE id = $1
            """;
    /// `written_in` makes whoever reads all feedback read it again.
    private static final String REVISE = """
            UPDATE feedback
            SET kind = $2, channel = $3, text = $4, text_escaped = $5, language = $6, occurred_at = $7, metric = $8,
                score = $9, scale_min = $10, scale_max = $11, direction = $12, wording_version = $13, product = $14,
                version = $15, revised_at = $16, written_in = DEFAULT
            WHERE id = $1
            """;
    private static final String VERSIONS = """
            SELECT left(text, CASE WHEN text_escaped THEN 24006 ELSE 4001 END) AS text, %1$s
            FROM feedback WHERE id = $1 AND version < $2
            UNION ALL
            SELECT left(v.text, CASE WHEN v.text_escaped THEN 24006 ELSE 4001 END), f.id, f.source, v.kind, v.channel,
                f.customer_id, f.external_id, v.text_escaped, v.language, v.occurred_at, f.external_ref, f.received_at,
                v.metric, v.score, v.wording_version, v.product, v.version, v.revised_at
            FROM feedback_version AS v JOIN feedback AS f ON f.id = v.feedback_id
            WHERE v.feedback_id = $1 AND v.version < $2
            ORDER BY version DESC LIMIT $3
            """.formatted(COLUMNS);
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

    /// Inserts feedback, but what comes under a reference that is recorded already, or comes twice.
    /// Waits while others with the same references are under way.
    ///
    /// @return the ids of what was inserted
    Uni<Set<UUID>> insert(SqlConnection transaction, List<Feedback> recorded) {
        return transaction
                .preparedQuery(INSERT)
                .execute(FeedbackColumns.of(recorded))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /// Keeps the version that is recorded, and writes the next one in its place.
    Uni<Void> revise(SqlConnection transaction, Feedback next) {
        return transaction
                .preparedQuery(KEEP_VERSION)
                .execute(Tuple.of(next.id()))
                .chain(() -> transaction.preparedQuery(REVISE).execute(FeedbackColumns.ofEdit(next)))
                .replaceWithVoid();
    }

    /// The versions of a piece of feedback, the newest first; the beginnings of the texts only.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for a cursor that is none
    Uni<List<Feedback>> versions(SqlConnection connection, UUID id, PageRequest page) {
        return page.rows(connection, VERSIONS, part -> Tuple.of(id, below(part), part.rowsWanted()))
                .map(rows -> Rows.list(rows, FeedbackRepository::feedback));
    }

    /// Only versions with a lower number are on the page.
    static int below(PageRequest page) {
        return Math.clamp(page.afterNumber().orElse(Long.MAX_VALUE), 0, Integer.MAX_VALUE);
    }

    /// The feedback of an id.
    public Uni<Optional<Feedback>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, FeedbackRepository::feedback));
    }

    /// The feedback of some ids, the newest first; the beginnings of the texts only.
    Uni<List<Feedback>> findAll(SqlConnection connection, List<UUID> ids) {
        return connection
                .preparedQuery(SELECT_FOR_LIST + " WHERE id = ANY ($1) ORDER BY id DESC")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, FeedbackRepository::feedback));
    }

    /// What is recorded under some references.
    Uni<List<Feedback>> findByReference(SqlConnection connection, List<Reference> references) {
        return byReference(connection, BY_REFERENCE, references);
    }

    /// The same, held until the end of the transaction.
    Uni<List<Feedback>> holdByReference(SqlConnection transaction, List<Reference> references) {
        return byReference(transaction, HOLD_BY_REFERENCE, references);
    }

    private static Uni<List<Feedback>> byReference(
            SqlConnection connection, String statement, List<Reference> references) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(
                        references.stream().map(Reference::source).toArray(String[]::new),
                        references.stream().map(Reference::externalRef).toArray(String[]::new)))
                .map(rows -> Rows.list(rows, FeedbackRepository::feedback));
    }

    /// A page of whole texts, the oldest first.
    Uni<List<Feedback>> page(SqlConnection connection, FeedbackFilter filter, @Nullable UUID after) {
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(
                        after,
                        filter.kind(),
                        filter.channel(),
                        CustomerId.valueOrNull(filter.customerId()),
                        filter.source()))
                .map(rows -> Rows.list(rows, FeedbackRepository::feedback));
    }

    /// The beginnings of the texts only.
    Uni<List<Feedback>> list(SqlConnection connection, FeedbackFilter filter, PageRequest page) {
        return new NewestFirst(SELECT_FOR_LIST, "id")
                .where("kind", filter.kind())
                .where("channel", filter.channel())
                .where("customer_id", CustomerId.valueOrNull(filter.customerId()))
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
                .where("customer_id", CustomerId.valueOrNull(scope.customerId()))
                .where("source", scope.source())
                .rows(connection, page, FeedbackRepository::feedback);
    }

    @Override
    public Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        return transaction
                .preparedQuery(LINK)
                .execute(KnownIdentity.columns(known))
                .replaceWithVoid();
    }

    /// The feedback in a row with all its columns.
    public static Feedback feedback(Row row) {
        String externalId = row.getString("external_id");
        CustomerId customerId = CustomerId.orNull(row.getUUID("customer_id"));
        String text = row.getString("text");
        Submission submission = new Submission(
                row.getString("source"),
                Kind.of(row.getString("kind")),
                row.getString("channel"),
                externalId == null ? customerId : null,
                externalId,
                text == null || !row.getBoolean("text_escaped") ? text : AnyText.unescape(text),
                row.getString("language"),
                Times.instant(row, "occurred_at"),
                row.getString("external_ref"),
                rating(row),
                row.getString("product"),
                true);
        OffsetDateTime revisedAt = row.getOffsetDateTime("revised_at");
        return new Feedback(
                row.getUUID("id"),
                submission,
                customerId,
                Times.instant(row, "received_at"),
                row.getInteger("version"),
                revisedAt == null ? null : revisedAt.toInstant());
    }

    private static @Nullable Rating rating(Row row) {
        String metric = row.getString("metric");
        return metric == null
                ? null
                : new Rating(Metric.of(metric), row.getInteger("score"), row.getString("wording_version"));
    }
}
