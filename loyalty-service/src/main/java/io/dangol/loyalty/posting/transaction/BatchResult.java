package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of one line of a batch.
@Schema(name = "TransactionBatchResult", description = "What became of one line of a batch.")
record BatchResult(
        @Schema(description = "The number of the line, from 1.", minimum = "1", examples = "1")
        long line,

        @Schema(description = "The line's key, where it could be read.", maxLength = 255, examples = "campaign-7-00001")
        @Nullable String key,

        @Schema(
                description = "As the HTTP status of a single posting.",
                minimum = "201",
                maximum = "503",
                examples = "201")
        int status,

        @Schema(description = "The transaction.", maxLength = 30, examples = "txn_01kazf1va2d6sfzr6wq4n1v8kc") @Nullable String id,

        @Schema(description = "Points that can be spent, or are owed, with it.", examples = "129") @Nullable Long balanceAfter,

        @Schema(description = "True where the key was used before, for the same posting.") @Nullable Boolean replayed,

        @Schema(
                description = "The kind of problem, as in a problem document.",
                maxLength = 100,
                examples = "https://dangol.io/problems/insufficient-points")
        @Nullable String type,

        @Schema(description = "The kind of problem, in words.", maxLength = 200) @Nullable String title,

        @Schema(description = "What to do about it.", maxLength = 1000) @Nullable String detail) {
    private static final String TYPE_BASE = "https://dangol.io/problems/";
    private static final int CREATED = 201;

    static BatchResult posted(long line, String key, String id, @Nullable Long balanceAfter, boolean replayed) {
        return new BatchResult(line, key, CREATED, id, balanceAfter, replayed ? true : null, null, null, null);
    }

    static BatchResult refused(long line, @Nullable String key, Refusal refusal) {
        return refused(line, key, refusal.type(), refusal.detail());
    }

    static BatchResult refused(long line, @Nullable String key, Refusal.Type type, String detail) {
        return new BatchResult(
                line, key, type.status(), null, null, null, TYPE_BASE + type.slug(), type.title(), detail);
    }
}
