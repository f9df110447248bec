package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;

/// How a source names who bought.
public sealed interface Buyer {
    /// By the suite's own id.
    record Known(CustomerId id) implements Buyer {}

    /// By the source's id.
    record Named(Identity identity) implements Buyer {}
}
