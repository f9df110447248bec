package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.Buyer;
import org.jspecify.annotations.Nullable;

/// The customers whom lines of imports name.
final class Customers {
    private Customers() {}

    /// A customer as a dry run remembers one: who would be registered has no id yet.
    static String text(@Nullable Buyer customer) {
        return switch (customer) {
            case null -> "";
            case Buyer.Known known -> known.id().text();
            case Buyer.Named named -> named.identity().externalId();
        };
    }

    /// The refusal of a line that names a customer by an id that nobody has.
    static LineResult.Rejected unknown() {
        return new LineResult.Rejected(
                "unknown-customer",
                "customer.id",
                "must be the id of an existing customer, and nobody has this one; register the customer first, or send"
                        + " externalId");
    }
}
