package io.dangol.customer.history.purchase;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a purchase is to be from now on, as a whole, before anything of it is checked.
@Schema(
        examples = """
                {"reason": "The till had the wrong price.", "purchasedAt": "2026-11-21T09:30:00+09:00",
                 "channel": "store", "store": "gangnam", "total": {"amount": "11900", "currency": "KRW"},
                 "lines": [{"sku": "TEA-01", "category": "tea", "quantity": 2, "unitPrice": {"amount": "5950", "currency": "KRW"}}]}""",
        description = "What holds of a purchase from now on, as a whole: a field that is absent is absent from now on.")
public record CorrectionRequest(
        @Schema(
                required = true,
                description = "Why; it is kept with the version, and in no event.",
                minLength = 1,
                maxLength = 200,
                examples = "The till had the wrong price.")
        @Nullable String reason,

        @Schema(
                required = true,
                description = "When it was bought: RFC 3339 with zone, from 1970 to a day from now, not after its"
                        + " first return.",
                format = "date-time",
                maxLength = 40,
                examples = "2026-11-21T09:30:00+09:00")
        @Nullable String purchasedAt,

        @Schema(description = "How it was bought.", minLength = 1, maxLength = 100, examples = "store") @Nullable String channel,

        @Schema(description = "Where it was bought.", minLength = 1, maxLength = 100, examples = "gangnam") @Nullable String store,

        @Schema(
                required = true,
                description = "What was paid, in the currency of before and not less than what was returned.")
        @Nullable Money total,

        @Schema(description = "What was bought, where the source tells.", maxItems = 5000) @Nullable List<@Nullable Line> lines) {}
