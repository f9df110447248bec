package io.dangol.kit.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the outbox on its way to the broker.
record UnsentEvent(
        long position,
        OffsetDateTime createdAt,
        UUID id,
        String type,
        String subject,
        OffsetDateTime occurredAt,
        @Nullable String traceparent,
        String data) {

    static UnsentEvent of(Row row) {
        return new UnsentEvent(
                row.getLong("position"),
                row.getOffsetDateTime("created_at"),
                row.getUUID("id"),
                row.getString("type"),
                row.getString("subject"),
                row.getOffsetDateTime("occurred_at"),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
