package io.dangol.loyalty.ledger;

import io.dangol.kit.problem.Refusal;

/// Why the ledger refuses a command.
public enum LedgerProblem implements Refusal.Type {
    UNKNOWN_ACCOUNT(422, "There is no such member account", "check the account's id"),
    ACCOUNT_CLOSED(422, "The account is closed", "a closed account neither gets nor gives points"),
    POINTS_OUT_OF_RANGE(422, "A posting moves at least 1 point and at most 2^53", "send 1 to 9007199254740992 points"),
    BALANCE_OUT_OF_RANGE(
            422, "The balance would leave the range that the account allows", "a balance is at most 9007199254740992"),
    INSUFFICIENT_POINTS(422, "The account has not enough points", "read the balance, or ask for less"),
    EXPIRY_PASSED(422, "The points would expire before they could be spent", "send an expiresAt that is later"),
    SAME_ACCOUNT(422, "Points cannot be transferred to the account they are on", "name two accounts"),
    UNKNOWN_TRANSACTION(422, "There is no such transaction", "check the transaction's id"),
    NOT_REVERSIBLE(
            422,
            "This transaction cannot be taken back",
            "only an earn, compensation, spend, capture, adjustment or transfer can be reversed, once, and not after a part"
                    + " of it matured or was taken back by a return"),
    ALREADY_REVERSED(422, "The transaction was taken back before", "it is taken back once only"),
    NOTHING_TO_TAKE_BACK(
            422,
            "Nothing of this transaction is left to take back",
            "all of its points expired; points of other transactions are not taken for them"),
    UNKNOWN_HOLD(422, "There is no such hold", "check the hold's id"),
    HOLD_RESOLVED(422, "The hold is resolved", "it is captured or released once only"),
    CAPTURE_EXCEEDS_HOLD(422, "More points would be captured than are held", "capture at most what is held"),
    APPROVAL_REQUIRED(
            422,
            "One person may not give so many points to an account within 24 hours",
            "send it as an `earn` or an `adjust`, by itself and without a quote, to /v1/transactions:"
                    + " it is proposed to a second person"),
    QUOTE_USED(409, "The quote was used before", "one quote is good for one transaction; ask for a new one"),
    QUOTE_OUTDATED(409, "The account has changed, and what the quote promised cannot be kept", "ask for a new quote"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "This Idempotency-Key belongs to another request",
            "the key was used before for a request with another content; take a new one");

    private final int status;
    private final String title;
    private final String advice;

    LedgerProblem(int status, String title, String advice) {
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
