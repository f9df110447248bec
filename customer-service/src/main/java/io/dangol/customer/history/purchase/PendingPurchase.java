package io.dangol.customer.history.purchase;

import java.util.UUID;

/// A purchase that is about to be inserted.
///
/// @param index its index in the batch
record PendingPurchase(int index, Purchase purchase, UUID fingerprint) {}
