package io.dangol.loyalty.transaction;

import java.util.Set;
import java.util.UUID;

/// A transaction as read.
///
/// @param owners the customers on whose accounts it has an entry
record StoredTransaction(Set<UUID> owners, TransactionView view) {}
