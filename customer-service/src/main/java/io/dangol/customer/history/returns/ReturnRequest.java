package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A return as a source tells it, before anything of it is checked; [ReturnReader] and [PurchaseReturn] say what holds.
@Schema(description = "A return as a source tells it.")
public record ReturnRequest(
        @Schema(
                required = true,
                description = "The source's own id of the return, unique within its purchase.",
                minLength = 1,
                maxLength = 200,
                examples = "R-1")
        @Nullable String returnId,

        @Schema(
                required = true,
                description = "When it was returned: RFC 3339 with zone, not before the purchase, to a day from now.",
                format = "date-time",
                maxLength = 40,
                examples = "2026-11-22T09:30:00+09:00")
        @Nullable String returnedAt,

        @Schema(required = true) @Nullable Money total,

        @Schema(description = "What was returned, where the source tells.", maxItems = 5000) @Nullable List<@Nullable ReturnedLine> lines,

        @Schema(description = "Why, where the source tells.") @Nullable Reason reason) {}
