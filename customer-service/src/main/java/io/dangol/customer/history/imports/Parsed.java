package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.kit.job.LineError;

/// What a record of an import is: a purchase, or why it is none.
sealed interface Parsed {
    /// It keeps every rule.
    record Good(long line, NewPurchase purchase) implements Parsed {}

    /// It is refused.
    record Bad(LineError error) implements Parsed {}
}
