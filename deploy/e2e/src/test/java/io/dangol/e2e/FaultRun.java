package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.e2e.MixedLoad.Written;
import java.time.Instant;

/// One fault: the load under which it happens, and what is found when it is over.
final class FaultRun implements AutoCloseable {
    private final Suite suite;
    private final OrderWatch watch;
    private final FaultReport report;
    private final String fault;
    private final EventTables tables;
    private final MixedLoad load;
    private final long eventsBefore;
    private final long duplicatesBefore;
    private final long foreignBefore;
    private long foreignExpected;

    private FaultRun(Suite suite, OrderWatch watch, FaultReport report, String fault, int year) throws Exception {
        this.suite = suite;
        this.watch = watch;
        this.report = report;
        this.fault = fault;
        this.tables = new EventTables(suite);
        this.eventsBefore = watch.events();
        this.duplicatesBefore = watch.duplicates();
        this.foreignBefore = watch.foreign();
        this.load = MixedLoad.start(suite, year);
    }

    static FaultRun begin(Suite suite, OrderWatch watch, FaultReport report, String fault, int year) throws Exception {
        return new FaultRun(suite, watch, report, fault, year);
    }

    Suite suite() {
        return suite;
    }

    /// Waits until so many more writes of every kind are acknowledged.
    void awaitMoreOfEach(int number) {
        load.awaitMoreOfEach(number);
        watch.requireOrder();
    }

    /// Begins an import and waits until a part of it is done.
    ///
    /// @return the lines that are done
    long startImport(int lines) {
        return load.startImport(lines);
    }

    /// Waits until the import that was begun last is over.
    ///
    /// @return when that was
    Instant awaitLastImport() {
        return load.awaitLastImport();
    }

    /// Events that wait to be published, of all services.
    long unsent() throws Exception {
        long unsent = 0;
        for (String service : OrderWatch.SERVICES) {
            unsent += tables.unsent(service);
        }
        return unsent;
    }

    /// Counts on so many records that no service has written.
    void expectForeign(long records) {
        foreignExpected += records;
    }

    /// Tells a step.
    void progress(String step) {
        report.progress(
                fault,
                "%s; %,d writes acknowledged, %,d events seen"
                        .formatted(step, load.acknowledged(), watch.events() - eventsBefore));
    }

    /// Ends the load, and proves that all of it is there once and every event has arrived, in order.
    ///
    /// @return the counted numbers
    String requireNothingLost() throws Exception {
        load.requireAllAtWork();
        Written written = load.finish();
        progress("the load is over");
        Arrival arrival = new Arrival(tables, watch);
        arrival.awaitAll();
        progress("every event has arrived");
        WrittenOnce once = new WrittenOnce(suite, load, written);
        once.requireEverythingOnce();
        once.requireFirstAnswers();
        arrival.awaitAll();
        once.requireEverythingOnce();
        once.awaitFigures();
        watch.requireOrder();
        assertThat(watch.foreign() - foreignBefore)
                .as("records that no service has written")
                .isEqualTo(foreignExpected);
        return "%,d purchases, %,d deliveries, %,d postings and %,d imported lines acknowledged (%,d sent again), each there once; %,d events in order, %,d of them repeated"
                .formatted(
                        written.purchases().size(),
                        written.deliveries().size(),
                        written.postings().size(),
                        written.shops().stream().mapToLong(Shop::purchases).sum(),
                        load.sentAgain(),
                        watch.events() - eventsBefore,
                        watch.duplicates() - duplicatesBefore);
    }

    @Override
    public void close() {
        load.close();
    }
}
