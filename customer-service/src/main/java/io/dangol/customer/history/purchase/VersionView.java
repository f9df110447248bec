package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A version of a purchase as callers see one.
@Schema(description = "What held of a purchase from one version on, and what made it; it never changes.")
record VersionView(
        @Schema(description = "The version.", minimum = "1", examples = "2")
        int version,

        @Schema(description = "What made it.") ChangeKind kind,

        @Schema(
                description = "Why, as it was given with a correction or a cancellation.",
                maxLength = 200,
                examples = "The till had the wrong price.")
        @Nullable String reason,

        @Schema(
                description = "Who made it: the subject of the token; absent of what was recorded.",
                maxLength = 300,
                examples = "agent-7")
        @Nullable String by,

        @Schema(description = "When it was made.") Instant at,

        @Schema(
                description = "Who bought; absent where nobody was known.",
                pattern = CustomerId.PATTERN,
                examples = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa")
        @Nullable String customerId,

        @Schema(description = "When it was bought.") Instant purchasedAt,

        @Schema(description = "How it was bought.", maxLength = 100, examples = "store") @Nullable String channel,

        @Schema(description = "Where it was bought.", maxLength = 100, examples = "gangnam") @Nullable String store,

        @Schema(description = "What was paid.") Money total,

        @Schema(description = "What was bought.", maxItems = 5000)
        List<Line> lines,

        @Schema(description = "As in the purchase.") @Nullable Boolean linesDiffer) {

    static VersionView of(PurchaseVersion version) {
        PurchaseContent content = version.content();
        CustomerId customer = version.customerId();
        return new VersionView(
                version.version(),
                version.kind(),
                version.reason(),
                version.by(),
                version.at(),
                customer == null ? null : customer.text(),
                content.purchasedAt(),
                content.channel(),
                content.store(),
                content.total(),
                content.lines(),
                content.linesDiffer() ? true : null);
    }
}
