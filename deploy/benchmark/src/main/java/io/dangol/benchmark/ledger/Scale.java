package io.dangol.benchmark.ledger;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.History;
import io.dangol.benchmark.sql.Members;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a posting costs with more members, and with more entries in the books.
final class Scale {
    private static final List<Long> ACCOUNTS = List.of(10_000L, 100_000L, 1_000_000L, 5_000_000L);
    private static final List<Long> ENTRIES = List.of(10_000_000L, 20_000_000L);
    /// A page that is changed for the first time after a checkpoint goes into the log whole. Of many members every
    /// posting changes such pages at first, as it does for some seconds of the minutes between two checkpoints; so
    /// loads begin earlier than what is measured.
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final int ENTRIES_OF_POSTING = 2;
    private static final int CONNECTIONS = 256;
    private static final double MICROS_OF_SECOND = 1e6;
    private static final String ROW = "%12s %12s %14s %10s %14s %10s %14s";

    private final LoadedService service;
    private final Database database;
    private final LedgerOptions options;
    private final Output output;
    private long accounts;

    Scale(LoadedService service, Database database, LedgerOptions options, Output output) {
        this.service = service;
        this.database = database;
        this.options = options;
        this.output = output;
    }

    /// Measures with the members and the entries that there are, then with more, until all are there. What was measured
    /// before is in the books too; the table says how many entries there were.
    void run() throws IOException, SQLException {
        growTo(Math.min(ACCOUNTS.getFirst(), options.accounts()));
        service.warmUp(accounts);
        output.done(ROW.formatted("members", "entries", "POST a second", "each", "batch a second", "each", "database"));
        for (long wanted : ACCOUNTS) {
            if (wanted <= options.accounts()) {
                growTo(wanted);
                measure();
            }
        }
        for (long wanted : ENTRIES) {
            if (wanted <= options.entries()) {
                fillTo(wanted);
                measure();
            }
        }
        output.doing("Checking all books ...");
        service.checkBooks();
        output.done("GET /v1/integrity: every invariant holds");
    }

    private void growTo(long wanted) throws SQLException {
        output.doing("Making %,d members ...".formatted(wanted - accounts));
        if (wanted > accounts) {
            Members.create(database, accounts, wanted);
            accounts = wanted;
        }
    }

    private void fillTo(long wanted) throws SQLException {
        long missing = wanted - entries();
        History.create(
                database,
                Math.max(0, missing / ENTRIES_OF_POSTING),
                accounts,
                made -> output.doing(
                        "Making entries of the past: %,d of %,d ...".formatted(made * ENTRIES_OF_POSTING, missing)));
    }

    private void measure() throws IOException, SQLException {
        long entries = entries();
        double single = service.answeredBy(
                        "POST, %,d members, %,d entries".formatted(accounts, entries),
                        Load.closed(CONNECTIONS, WARM_UP, options.measured()),
                        accounts)
                .perSecond();
        double batch = service.stream(
                        "batch, %,d members, %,d entries".formatted(accounts, entries),
                        1,
                        WARM_UP,
                        options.measured(),
                        accounts)
                .perSecond();
        output.done(ROW.formatted(
                Output.count((double) accounts),
                Output.count((double) entries),
                Output.count(single),
                micros(single),
                Output.count(batch),
                micros(batch),
                mebibytes()));
    }

    private long entries() throws SQLException {
        return database.number("SELECT count(*) FROM ledger_entry");
    }

    private String mebibytes() throws SQLException {
        return Output.count((double) database.number("SELECT pg_database_size(current_database()) / 1048576")) + " MiB";
    }

    private static String micros(double perSecond) {
        return String.format(Locale.ROOT, "%.0f µs", MICROS_OF_SECOND / perSecond);
    }
}
