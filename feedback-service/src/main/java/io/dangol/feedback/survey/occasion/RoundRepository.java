package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.id.CustomerId;
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

/// The SQL of rounds.
@ApplicationScoped
class RoundRepository {
    private static final String RUN = """
            INSERT INTO survey_round (survey_id, running, number, opened_at, after_customer, next_at)
            VALUES ($1, true, $2, $3, $4, $5)
            ON CONFLICT (survey_id) DO UPDATE SET running = true
            """;
    private static final String STOP = "UPDATE survey_round SET running = false WHERE survey_id = $1 AND running";
    private static final String DUE =
            "SELECT survey_id FROM survey_round WHERE running AND next_at <= $1 ORDER BY next_at LIMIT $2";
    private static final String HOLD = """
            SELECT survey_id, number, opened_at, after_customer, next_at FROM survey_round
            WHERE survey_id = $1 AND running AND next_at <= $2 FOR UPDATE SKIP LOCKED
            """;
    private static final String SAVE = """
            UPDATE survey_round SET number = $2, opened_at = $3, after_customer = $4, next_at = $5 WHERE survey_id = $1
            """;
    private static final String EARLIEST = "SELECT min(next_at) AS earliest FROM survey_round WHERE running";

    /// Begins with a round, or goes on with the one that was stopped.
    Uni<Void> run(SqlConnection transaction, Round first) {
        return transaction.preparedQuery(RUN).execute(row(first)).replaceWithVoid();
    }

    Uni<Void> stop(SqlConnection transaction, UUID survey) {
        return transaction.preparedQuery(STOP).execute(Tuple.of(survey)).replaceWithVoid();
    }

    Uni<List<UUID>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Times.utc(now), most))
                .map(rows -> Rows.list(rows, row -> row.getUUID("survey_id")));
    }

    /// Holds a survey's round, if it is due and nobody else is at it.
    Uni<Optional<Round>> hold(SqlConnection transaction, UUID survey, Instant now) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(survey, Times.utc(now)))
                .map(rows -> Rows.first(rows, RoundRepository::round));
    }

    Uni<Void> save(SqlConnection transaction, Round round) {
        return transaction.preparedQuery(SAVE).execute(row(round)).replaceWithVoid();
    }

    Uni<Optional<Instant>> earliest(SqlConnection connection) {
        return connection
                .query(EARLIEST)
                .execute()
                .map(rows -> Optional.ofNullable(Rows.only(rows).getOffsetDateTime("earliest"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Tuple row(Round round) {
        return Tuple.of(
                round.surveyId(),
                round.number(),
                Times.utc(round.openedAt()),
                CustomerId.valueOrNull(round.after()),
                Times.utc(round.nextAt()));
    }

    private static Round round(Row row) {
        return new Round(
                row.getUUID("survey_id"),
                row.getInteger("number"),
                Times.instant(row, "opened_at"),
                CustomerId.orNull(row.getUUID("after_customer")),
                Times.instant(row, "next_at"));
    }
}
