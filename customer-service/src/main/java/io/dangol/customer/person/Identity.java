package io.dangol.customer.person;

import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Under what id a source knows a customer; no two customers share one.
@Schema(description = "Under what id a source knows a customer; no two customers share one.")
public record Identity(
        @Schema(
                description = "The source's name, as its purchases and feedback bear it.",
                pattern = TextRules.PATTERN,
                examples = "pos-7")
        @NotNull @Size(min = 1, max = Identifiers.SOURCE_LENGTH_MOST) @Identifier String source,

        @Schema(
                description = "The id that the source gave the customer.",
                pattern = TextRules.PATTERN,
                examples = "00001")
        @NotNull @Size(min = 1, max = Identifiers.EXTERNAL_ID_LENGTH_MOST) @Identifier String externalId)
        implements Comparable<Identity> {
    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::source).thenComparing(Identity::externalId);

    public Identity {
        source = TextRules.composed(source);
        externalId = TextRules.composed(externalId);
    }

    /// The same, of a source under its other name.
    public Identity of(String itsSource) {
        return new Identity(itsSource, externalId);
    }

    /// In one order, so that two transactions never wait for each other in a circle.
    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }
}
