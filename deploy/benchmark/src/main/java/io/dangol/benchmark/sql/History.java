package io.dangol.benchmark.sql;

import java.sql.SQLException;
import java.util.function.LongConsumer;

/// Fills the books with postings of the past, by one statement for many of them.
public final class History {
    private static final int STRETCH = 100_000;

    private History() {}

    /// Makes postings, to one member after another, each as often as the others.
    ///
    /// @param postings how many; two entries each
    /// @param accounts how many members there are
    /// @param progress told how many there are so far
    public static void create(Database database, long postings, long accounts, LongConsumer progress)
            throws SQLException {
        long made = 0;
        long from = 0;
        while (made < postings) {
            long to = Math.min(from + Math.min(STRETCH, postings - made), accounts);
            database.execute(PostingSql.history(from, to));
            made += to - from;
            from = to == accounts ? 0 : to;
            progress.accept(made);
        }
    }
}
