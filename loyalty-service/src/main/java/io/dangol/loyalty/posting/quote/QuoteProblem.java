package io.dangol.loyalty.posting.quote;

import io.dangol.kit.problem.Refusal;

/// Why there is no quote, or a quote is not taken.
public enum QuoteProblem implements Refusal.Type {
    NO_EARNING_RULE(422, "Purchases in this currency earn nothing", "ask for a currency that has an earning rule"),
    QUOTE_TOO_LARGE(
            422,
            "The points lie in more lots than a quote can name",
            "ask for fewer points; a quote names 50 lots at most"),
    QUOTE_INVALID(422, "This is no quote", "send the quote exactly as POST /v1/quotes answered it"),
    QUOTE_EXPIRED(422, "The quote's time is over", "ask for a new quote");

    private final int status;
    private final String title;
    private final String advice;

    QuoteProblem(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// As a failure, with what to do.
    public Refusal refusal() {
        return new Refusal(this, advice);
    }
}
