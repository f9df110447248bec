package io.dangol.loyalty.integrity;

import java.util.List;
import java.util.Locale;

/// What must always be true of the stored books, by the numbers of the ledger's design, and how to look for where it
/// is not.
enum Invariant {
    TRANSACTIONS_SUM_TO_ZERO(
            1,
            "Every transaction has two or more entries, and they sum to zero; every entry has its transaction.",
            TransactionQueries.NUMBER,
            List.of(TransactionQueries.SUMS)),

    BALANCES_ARE_SUMS(
            2,
            "An account's balance is the sum of its entries, and its version their count.",
            AccountQueries.NUMBER,
            List.of(AccountQueries.BALANCES)),

    BALANCES_RUN(
            3,
            "On an account, each entry's balance is the one before plus its amount, its number the next.",
            AccountQueries.NUMBER_OF_ENTRIES,
            List.of(AccountQueries.RUNNING_BALANCES)),

    LOTS_CARRY_BALANCES(
            4,
            "Of each lot, what remains is what was granted less what was taken, and not less than nothing; an account's"
                    + " lots sum to its balance; held points have an origin.",
            TransactionQueries.NUMBER_OF_LOTS,
            List.of(TransactionQueries.LOTS, AccountQueries.LOT_SUMS)),

    FLOORS_HOLD(
            5,
            "No account is below its floor, nor ever was; only what can be spent can be owed.",
            AccountQueries.NUMBER,
            List.of(AccountQueries.FLOORS, AccountQueries.PAST_FLOORS)),

    ONE_CAUSE_ONE_EFFECT(
            6,
            "One cause has one transaction, and one quote has one at most.",
            TransactionQueries.NUMBER,
            List.of(TransactionQueries.CAUSES, TransactionQueries.QUOTES_USED, TransactionQueries.CAUSES_OF_FACTS)),

    HOLDS_RESOLVE_ONCE(
            7,
            "A hold is placed once and resolved once at most, its state and points agree with these transactions, and"
                    + " a held balance is the sum of the open holds.",
            AccountQueries.NUMBER_OF_HOLDS,
            List.of(AccountQueries.HOLDS, AccountQueries.HELD_BALANCES)),

    REVERSALS_HAPPEN_ONCE(
            8,
            "A transaction is reversed once at most, by its opposite; returns take back no more than was earned.",
            TransactionQueries.NUMBER_OF_REVERSALS,
            List.of(TransactionQueries.REVERSALS)),

    OUTBOX_MATCHES_LEDGER(
            9,
            "The outbox has exactly one event for each transaction, and it says what the ledger says; as far back as"
                    + " the outbox is kept.",
            OutboxQueries.NUMBER,
            List.of(OutboxQueries.EVENTS, OutboxQueries.STRAY_EVENTS)),

    REFUSALS_LEAVE_NOTHING(
            10,
            "Nothing is in the books that no transaction explains: no lot, no allocation, no hold, no pending or held"
                    + " account. What a refused command had left would be found so.",
            TransactionQueries.NUMBER_OF_LOTS,
            List.of(
                    TransactionQueries.STRAY_LOTS, TransactionQueries.STRAY_ALLOCATIONS,
                    TransactionQueries.STRAY_HOLD_STEPS, AccountQueries.STRAYS)),

    PREVIEWS_ARE_KEPT(
            11,
            "A transaction under a quote did what the quote had promised: its kind, its account, its points.",
            TransactionQueries.NUMBER_UNDER_QUOTES,
            List.of(TransactionQueries.PROMISES));

    private final int number;
    private final String statement;
    private final Part things;
    private final List<Part> parts;

    Invariant(int number, String statement, Part things, List<Part> parts) {
        this.number = number;
        this.statement = statement;
        this.things = things;
        this.parts = parts;
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

    /// A query for how many things there are in a slice, in its only column.
    Part things() {
        return things;
    }

    /// The queries that look for violations in a slice of this domain; mostly one, and for some domains none.
    List<Part> parts(Domain domain) {
        return parts.stream().filter(part -> part.domain() == domain).toList();
    }
}
