package io.dangol.loyalty.ledger.integrity;

import io.vertx.mutiny.sqlclient.Tuple;

/// What part of a domain a query looks at.
sealed interface Scope permits IdRange, IdList {
    String query(Part part);

    Tuple arguments();
}
