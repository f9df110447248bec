package io.dangol.loyalty.account;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Points that expire together, as the API shows them.
@Schema(name = "Expiring", description = "Points that expire together.")
public record ExpiringView(
        @Schema(
                description = "How many, if none of them is spent before.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "40")
        long points,

        @Schema(description = "When, in UTC.", examples = "2028-11-21T00:30:00Z")
        Instant at) {}
