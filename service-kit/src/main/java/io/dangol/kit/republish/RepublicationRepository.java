package io.dangol.kit.republish;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The SQL of republications. Each service that can tell its history has the table by a migration of its own.
@ApplicationScoped
class RepublicationRepository {
    /// Another replica's turn is not waited for.
    private static final String TAKE = """
            SELECT id, coalesce(since, '-infinity') = '-infinity' AS is_whole, since, per_second, subject, place,
                published, total
            FROM republication WHERE state = 'running' FOR UPDATE SKIP LOCKED
            """;
    private static final String BACKLOG =
            "SELECT count(*) AS unsent FROM (SELECT FROM outbox WHERE sent_at IS NULL LIMIT $1) AS unsent";
    private static final String SET_TOTAL = "UPDATE republication SET total = $2, changed_at = now() WHERE id = $1";
    private static final String ADVANCE = """
            UPDATE republication SET subject = $2, place = $3, published = published + $4, changed_at = now()
            WHERE id = $1
            """;
    private static final String END = """
            UPDATE republication SET state = 'succeeded', finished_at = now(), changed_at = now() WHERE id = $1
            """;

    /// The republication that runs, locked; empty where none does or another replica is at it.
    Uni<Optional<Republication>> take(SqlConnection transaction) {
        return transaction.query(TAKE).execute().map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = Rows.only(rows);
            return Optional.of(new Republication(
                    row.getUUID("id"),
                    row.getBoolean("is_whole") ? Instant.EPOCH : Times.instant(row, "since"),
                    row.getInteger("per_second"),
                    new Place(row.getUUID("subject"), row.getUUID("place")),
                    row.getLong("published"),
                    row.getLong("total")));
        });
    }

    /// How many events wait for the relay.
    ///
    /// @param most how many to count at most
    Uni<Long> backlog(SqlConnection connection, int most) {
        return connection
                .preparedQuery(BACKLOG)
                .execute(Tuple.of(most))
                .map(rows -> Rows.only(rows).getLong("unsent"));
    }

    Uni<Void> setTotal(SqlConnection transaction, UUID id, long total) {
        return transaction.preparedQuery(SET_TOTAL).execute(Tuple.of(id, total)).replaceWithVoid();
    }

    Uni<Void> advance(SqlConnection transaction, UUID id, Place last, int events) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(id, last.subject(), last.place(), events))
                .replaceWithVoid();
    }

    Uni<Void> end(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(END).execute(Tuple.of(id)).replaceWithVoid();
    }
}
