package io.dangol.loyalty.earning.change;

import io.dangol.loyalty.ledger.CustomerId;
import java.util.UUID;

/// What may change the points that a purchase earned. The version orders the changes of one purchase.
public sealed interface PurchaseChange permits PurchaseReturned, PurchaseCorrected, PurchaseCancelled, PurchaseClaimed {
    /// Which purchase.
    UUID purchase();

    /// Whose purchase it is.
    CustomerId customer();

    /// The purchase's version with it.
    int aggregateVersion();
}
