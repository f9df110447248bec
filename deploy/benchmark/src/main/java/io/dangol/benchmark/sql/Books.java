package io.dangol.benchmark.sql;

import java.sql.SQLException;

/// What the books come to at one moment.
///
/// @param transactions all there are
/// @param entries all there are
/// @param sum of all entries; 0, or the books are wrong
/// @param balances sum of the members' balances
/// @param versions sum of the members' versions
/// @param lots sum of what remains of the lots
/// @param events in the outbox
public record Books(long transactions, long entries, long sum, long balances, long versions, long lots, long events) {
    private static final int ENTRIES_OF_POSTING = 2;

    public static Books read(Database database) throws SQLException {
        return new Books(
                database.number("SELECT count(*) FROM ledger_transaction"),
                database.number("SELECT count(*) FROM ledger_entry"),
                database.number("SELECT coalesce(sum(amount), 0) FROM ledger_entry"),
                database.number("SELECT coalesce(sum(balance), 0) FROM account WHERE owner IS NOT NULL"),
                database.number("SELECT coalesce(sum(version), 0) FROM account WHERE owner IS NOT NULL"),
                database.number("SELECT coalesce(sum(remaining), 0) FROM lot"),
                database.number("SELECT count(*) FROM outbox"));
    }

    /// Holds what was acknowledged against what is in the books since.
    ///
    /// @param before the books before
    /// @param acknowledged postings that somebody was told of
    /// @param unanswered postings of which nobody knows whether they were made
    /// @param points of each posting
    /// @throws io.dangol.local.CommandFailure if one is missing or too many are there
    public void require(Books before, long acknowledged, long unanswered, long points) {
        long made = transactions - before.transactions;
        Faults faults = new Faults();
        if (made < acknowledged || made > acknowledged + unanswered) {
            faults.add("%,d postings were acknowledged, %,d unanswered, and %,d are in the books"
                    .formatted(acknowledged, unanswered, made));
        }
        faults.expect("the sum of all entries", 0, sum);
        faults.expect("new entries", made * ENTRIES_OF_POSTING, entries - before.entries);
        faults.expect("points that balances grew by", made * points, balances - before.balances);
        faults.expect("versions of accounts", made, versions - before.versions);
        faults.expect("points that lots grew by", made * points, lots - before.lots);
        faults.expect("new events", made, events - before.events);
        faults.requireNone();
    }
}
