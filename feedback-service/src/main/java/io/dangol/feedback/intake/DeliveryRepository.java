package io.dangol.feedback.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/// Which deliveries were answered, and how.
@ApplicationScoped
class DeliveryRepository {
    private static final String CLAIM = """
            INSERT INTO webhook_delivery (source_id, webhook_id, body_digest, answer_id, state, received_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (source_id, webhook_id) DO NOTHING
            """;
    private static final String ANSWER = """
            SELECT answer_id, state, body_digest = $3 AS same_body FROM webhook_delivery
            WHERE source_id = $1 AND webhook_id = $2
            """;

    /// The first answer to a delivery.
    ///
    /// @param sameBody whether that one had the same body as this
    record Answer(UUID answerId, Receipt.State state, boolean sameBody) {}

    /// Notes the answer to a delivery, unless there is one. Waits while another with the same id is
    /// under way.
    ///
    /// @return whether there was none
    Uni<Boolean> claim(
            SqlConnection transaction, Delivery delivery, UUID answerId, Receipt.State state, Instant receivedAt) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(
                        delivery.sourceId(),
                        delivery.webhookId(),
                        delivery.bodyDigest(),
                        answerId,
                        state.wire(),
                        receivedAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /// The answer that was given first.
    Uni<Answer> answer(SqlConnection transaction, Delivery delivery) {
        return transaction
                .preparedQuery(ANSWER)
                .execute(Tuple.of(delivery.sourceId(), delivery.webhookId(), delivery.bodyDigest()))
                .map(DeliveryRepository::answer);
    }

    private static Answer answer(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Answer(
                row.getUUID("answer_id"), Receipt.State.of(row.getString("state")), row.getBoolean("same_body"));
    }

    /// A verified delivery's name.
    ///
    /// @param bodyDigest SHA-256 of the raw body
    record Delivery(UUID sourceId, String webhookId, Buffer bodyDigest) {}
}
