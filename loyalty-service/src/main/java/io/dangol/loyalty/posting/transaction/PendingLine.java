package io.dangol.loyalty.posting.transaction;

import io.dangol.loyalty.ledger.Answer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A line of a batch whose result is not written yet.
///
/// @param line its number, from 1
/// @param key its idempotency key; null where it could not be read
/// @param result null while its command is in the queue
/// @param answer null where no command was queued
record PendingLine(
        long line,
        @Nullable String key,
        @Nullable BatchResult result,
        @Nullable CompletableFuture<Answer> answer) {}
