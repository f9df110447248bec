package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;

/// How a source names who bought.
public sealed interface Buyer {
    /// The same, of a source under its other name.
    Buyer of(String itsSource);

    /// By the suite's own id.
    record Known(CustomerId id) implements Buyer {
        @Override
        public Buyer of(String itsSource) {
            return this;
        }
    }

    /// By the source's id.
    record Named(Identity identity) implements Buyer {
        @Override
        public Buyer of(String itsSource) {
            return new Named(identity.of(itsSource));
        }
    }
}
