package io.dangol.customer.history.purchase;

/// What became of a purchase that was to be recorded.
public sealed interface PurchaseOutcome {
    /// It was recorded, and its event written.
    record Created(PurchaseId id) implements PurchaseOutcome {}

    /// It was recorded before, saying the same.
    record Unchanged(PurchaseId id) implements PurchaseOutcome {}

    /// Its source used the same order id before for something else; nothing was done.
    record Differs() implements PurchaseOutcome {}

    /// No customer has the id; nothing was done.
    record UnknownCustomer() implements PurchaseOutcome {}
}
