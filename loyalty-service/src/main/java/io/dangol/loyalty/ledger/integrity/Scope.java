package io.dangol.loyalty.ledger.integrity;

import io.vertx.mutiny.sqlclient.Tuple;

/// What part of a domain a query looks at.
interface Scope {
    /// SQL with `%s` for the column, which is true within the scope.
    String condition();

    Tuple arguments();
}
