package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The SQL of occasions.
@ApplicationScoped
class OccasionRepository {
    /// What was asked for a cause is not asked again; what was assumed gives way to what is told.
    private static final String ADD = """
            INSERT INTO survey_occasion AS present (survey_id, cause, source, customer_id, external_id, channel, segment,
                case_id, assumed, due_at)
            SELECT added.* FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[],
                $7::text[], $8::uuid[], $9::boolean[], $10::timestamptz[]) AS added (survey_id, cause, source,
                customer_id, external_id, channel, segment, case_id, assumed, due_at)
            WHERE NOT EXISTS (
                SELECT 1 FROM invitation WHERE invitation.survey_id = added.survey_id
                    AND invitation.cause = added.cause)
            ORDER BY added.survey_id, added.cause
            ON CONFLICT (survey_id, cause) DO UPDATE
                SET due_at = excluded.due_at, assumed = false,
                    segment = coalesce(excluded.segment, present.segment)
                WHERE present.assumed AND NOT excluded.assumed
            """;
    private static final String DUE =
            "SELECT survey_id, cause FROM survey_occasion WHERE due_at <= $1 ORDER BY due_at LIMIT $2";
    private static final String TAKE = """
            DELETE FROM survey_occasion WHERE survey_id = $1 AND cause = $2 AND due_at <= $3
            RETURNING survey_id, cause, source, customer_id, external_id, channel, segment, case_id, assumed, due_at
            """;
    private static final String EARLIEST = "SELECT min(due_at) AS earliest FROM survey_occasion";

    /// Names an occasion.
    record Key(UUID surveyId, String cause) {}

    /// Adds occasions, in one statement; no two of them have the same survey and cause.
    ///
    /// @return how many were added, or were assumed and are told now
    Uni<Integer> add(SqlConnection transaction, List<Occasion> occasions) {
        Tuple columns = Tuple.tuple()
                .addValue(column(occasions, Occasion::surveyId, UUID[]::new))
                .addValue(column(occasions, Occasion::cause, String[]::new))
                .addValue(column(occasions, occasion -> occasion.to().source(), String[]::new))
                .addValue(column(
                        occasions,
                        occasion -> CustomerId.valueOrNull(occasion.to().customerId()),
                        UUID[]::new))
                .addValue(column(occasions, occasion -> occasion.to().externalId(), String[]::new))
                .addValue(column(occasions, Occasion::channel, String[]::new))
                .addValue(column(occasions, Occasion::segment, String[]::new))
                .addValue(column(occasions, Occasion::caseId, UUID[]::new))
                .addValue(column(occasions, Occasion::assumed, Boolean[]::new))
                .addValue(column(occasions, occasion -> Times.utc(occasion.dueAt()), OffsetDateTime[]::new));
        return transaction.preparedQuery(ADD).execute(columns).map(rows -> rows.rowCount());
    }

    /// What is due, the longest first.
    Uni<List<Key>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Times.utc(now), most))
                .map(rows -> Rows.list(rows, row -> new Key(row.getUUID("survey_id"), row.getString("cause"))));
    }

    /// Takes one away, if it is still there and due.
    Uni<Optional<Occasion>> take(SqlConnection transaction, Key key, Instant now) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(key.surveyId(), key.cause(), Times.utc(now)))
                .map(rows -> Rows.first(rows, OccasionRepository::occasion));
    }

    Uni<Optional<Instant>> earliest(SqlConnection connection) {
        return connection
                .query(EARLIEST)
                .execute()
                .map(rows -> Optional.ofNullable(Rows.only(rows).getOffsetDateTime("earliest"))
                        .map(OffsetDateTime::toInstant));
    }

    private static <T> T[] column(List<Occasion> occasions, Function<Occasion, T> value, IntFunction<T[]> array) {
        return occasions.stream().map(value).toArray(array);
    }

    private static Occasion occasion(Row row) {
        return new Occasion(
                row.getUUID("survey_id"),
                row.getString("cause"),
                new Addressee(
                        row.getString("source"),
                        CustomerId.orNull(row.getUUID("customer_id")),
                        row.getString("external_id")),
                row.getString("channel"),
                row.getString("segment"),
                row.getUUID("case_id"),
                row.getBoolean("assumed"),
                Times.instant(row, "due_at"));
    }
}
