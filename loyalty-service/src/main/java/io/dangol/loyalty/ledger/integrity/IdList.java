package io.dangol.loyalty.ledger.integrity;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/// Ids one by one. Not for queries that go by the time in an id.
record IdList(List<UUID> ids) implements Scope {
    @Override
    public String condition() {
        return "%s = ANY ($1::uuid[])";
    }

    @Override
    public Tuple arguments() {
        return Tuple.of(ids.toArray(UUID[]::new));
    }
}
