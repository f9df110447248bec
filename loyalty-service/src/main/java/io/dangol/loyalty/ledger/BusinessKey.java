package io.dangol.loyalty.ledger;

/// What makes two commands the same, whoever sends them and however often: one key, one transaction.
///
/// @param reference the cause's own id, `pur_…` or `cmp_…`
record BusinessKey(TransactionKind kind, String reference) {}
