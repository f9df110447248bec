package io.dangol.loyalty.transaction;

import java.util.Set;
import java.util.UUID;

/// A transaction as read.
///
/// @param owners the customers on whose accounts, or whose pool's, it has an entry
record StoredTransaction(Set<UUID> owners, TransactionView view) {}
