package io.dangol.loyalty.posting.quote;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is to be quoted.
@Schema(
        examples = """
                {"kind": "earn", "account": "acc_01kazf1v9cfnkbx8t2p6w0s3jd",
                 "purchase": {"total": {"amount": "12900", "currency": "KRW"}}}""",
        name = "QuoteRequest",
        description = "What is to be quoted: points, or what a purchase earns.",
        additionalProperties = Schema.False.class,
        requiredProperties = {"kind", "account"})
record QuoteRequest(
        @Schema(description = "`earn` or `spend`.", examples = "earn") @Nullable Kind kind,

        @Schema(
                description = "The member's or the pool's account.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        @Nullable String account,

        @Schema(
                description = "How many points; not with a purchase.",
                minimum = "1",
                maximum = "9007199254740992",
                examples = "100")
        @Nullable Long points,

        @Schema(description = "Of `earn`, what is bought, in the place of points.") @Nullable Purchase purchase) {

    /// What it is for.
    @Schema(name = "QuoteRequestKind", description = "What a quote is for.")
    enum Kind {
        @JsonProperty("earn")
        EARN,
        @JsonProperty("spend")
        SPEND
    }

    /// What is bought.
    @Schema(
            name = "QuotePurchase",
            description = "What is bought.",
            additionalProperties = Schema.False.class,
            requiredProperties = "total")
    record Purchase(
            @Schema(description = "What is paid.") @Nullable Total total) {}

    /// Money.
    @Schema(
            name = "QuoteTotal",
            description = "An amount of money.",
            additionalProperties = Schema.False.class,
            requiredProperties = {"amount", "currency"})
    record Total(
            @Schema(description = "A decimal text, in units of the currency.", maxLength = 20, examples = "12900")
            @Nullable String amount,

            @Schema(description = "ISO 4217.", pattern = "^[A-Z]{3}$", maxLength = 3, examples = "KRW") @Nullable String currency) {}

    Kind requiredKind() {
        return required("kind", kind);
    }

    String requiredAccount() {
        return required("account", account);
    }

    /// Whether it asks for what a purchase earns.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where it asks for neither or for both
    boolean isOfPurchase() {
        if ((points == null) == (purchase == null)) {
            throw CommonProblem.invalid("points", "or purchase is required, and not both");
        }
        if (purchase != null && requiredKind() != Kind.EARN) {
            throw CommonProblem.invalid("purchase", "does not go with this kind");
        }
        return purchase != null;
    }

    long requiredPoints() {
        return required("points", points);
    }

    String amount() {
        return required("purchase.total.amount", total().amount());
    }

    String currency() {
        return required("purchase.total.currency", total().currency());
    }

    private Total total() {
        return required("purchase.total", required("purchase", purchase).total());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw CommonProblem.invalid(field, "is required");
        }
        return value;
    }
}
