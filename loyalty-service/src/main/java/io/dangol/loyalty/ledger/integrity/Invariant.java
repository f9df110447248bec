package io.dangol.loyalty.ledger.integrity;

import java.util.Locale;

/// What must always be true of the stored books, by the numbers of the ledger's design.
enum Invariant {
    TRANSACTIONS_SUM_TO_ZERO(
            1, "Every transaction has two or more entries, and they sum to zero; every entry has its transaction."),

    BALANCES_ARE_SUMS(2, "An account's balance is the sum of its entries, and its version their count."),

    BALANCES_RUN(3, "On an account, each entry's balance is the one before plus its amount, its number the next."),

    LOTS_CARRY_BALANCES(
            4,
            "Of each lot, what remains is what was granted less what was taken, and not less than nothing; an account's"
                    + " lots less its debt sum to its balance; held points have an origin."),

    FLOORS_HOLD(5, "No account is below its floor, nor ever was; only what can be spent can be owed."),

    ONE_CAUSE_ONE_EFFECT(6, "One cause has one transaction, and one quote has one at most."),

    HOLDS_RESOLVE_ONCE(
            7,
            "A hold is placed once and resolved once at most, its state and points agree with these transactions, and"
                    + " a held balance is the sum of the open holds."),

    REVERSALS_HAPPEN_ONCE(
            8,
            "A transaction is reversed once at most, by its opposite; what is taken back lies in lots of its own cause,"
                    + " and is no more than was granted less what had expired."),

    OUTBOX_MATCHES_LEDGER(
            9,
            "The outbox has exactly one event for each transaction, and it says what the ledger says; as far back as"
                    + " the outbox is kept."),

    REFUSALS_LEAVE_NOTHING(
            10,
            "Nothing is in the books that no transaction explains: no lot, no allocation, no hold, no pending or held"
                    + " account. What a refused command had left would be found so."),

    PREVIEWS_ARE_KEPT(
            11, "A transaction under a quote did what the quote had promised: its kind, its account, its points.");

    private final int number;
    private final String statement;

    Invariant(int number, String statement) {
        this.number = number;
        this.statement = statement;
    }

    /// As it is stored and shown.
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int number() {
        return number;
    }

    /// What is true where it holds.
    String statement() {
        return statement;
    }
}
