package io.dangol.benchmark.ledger;

import io.dangol.benchmark.load.BatchResult;
import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Flood;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.sql.PostingSql;
import io.dangol.kit.time.PublicId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// (c), (d) and (e): the running service, asked as its callers ask it.
final class ServiceParts {
    private static final List<Integer> SINGLE_CONNECTIONS = List.of(64, 256);
    private static final List<Integer> BATCH_CONNECTIONS = List.of(1, 2);
    private static final int OPEN_LOOP_CONNECTIONS = 256;
    private static final double HALF = 0.5;
    private static final String ISSUANCE = "/v1/accounts/" + PublicId.format("acc", PostingSql.ISSUANCE);

    private final LoadedService service;
    private final LedgerOptions options;
    private final Output output;
    private final Figures<LedgerPart> figures;

    ServiceParts(LoadedService service, LedgerOptions options, Output output, Figures<LedgerPart> figures) {
        this.service = service;
        this.options = options;
        this.output = output;
        this.figures = figures;
    }

    void run() throws IOException, SQLException {
        service.warmUp(options.accounts());
        if (options.needsPeak()) {
            for (int connections : SINGLE_CONNECTIONS) {
                peak(LedgerPart.C, connections);
            }
        }
        if (options.has('e')) {
            hot();
        }
        if (options.has('c')) {
            halfPeak();
        }
        if (options.has('d')) {
            for (int connections : BATCH_CONNECTIONS) {
                batch(connections);
            }
        }
        if (options.has('f')) {
            new Flood(service.stack(), output, figures, options.measured(), "postings/s")
                    .run(
                            "(f)",
                            figures.best(LedgerPart.C).perSecond(),
                            (what, load) -> service.loadWith(what, load, options.accounts()));
        }
        output.doing("Checking all books ...");
        service.checkBooks();
        output.done("GET /v1/integrity: every invariant holds");
    }

    private void peak(LedgerPart part, int connections) throws IOException, SQLException {
        String what = "%s, %d connections".formatted(part.label(), connections);
        LoadResult result = service.answeredBy(
                what, Load.closed(connections, options.warmUp(), options.measured()), options.accounts());
        figures.add(
                new Figures.Run<>(
                        part, connections, result.perSecond(), result.latency().describe() + "; books agree"),
                output);
    }

    private void halfPeak() throws IOException, SQLException {
        double rate = figures.best(LedgerPart.C).perSecond() * HALF;
        String what = "(c) at half the peak, %s/s".formatted(Output.count(rate));
        LoadResult result = service.answeredBy(
                what, Load.open(OPEN_LOOP_CONNECTIONS, rate, options.warmUp(), options.measured()), options.accounts());
        figures.halfPeak(result.latency());
        output.done(what + ": " + result.latency().describe() + " from when each should have been sent; books agree");
        output.line("    " + figures.lastWatched());
    }

    private void batch(int connections) throws IOException, SQLException {
        String what = "%s, %d connections".formatted(LedgerPart.D.label(), connections);
        BatchResult result =
                service.stream(what, connections, options.warmUp(), options.measured(), options.accounts());
        figures.add(new Figures.Run<>(LedgerPart.D, connections, result.perSecond(), "books agree"), output);
    }

    /// All postings share the programme's account of issuance in (c) already: every one has an entry there.
    /// (e) asks for its balance meanwhile, which is the sum of all of those.
    private void hot() throws IOException, SQLException {
        AccountReader reader = AccountReader.start(service.client(), ISSUANCE);
        try (reader) {
            peak(LedgerPart.E, figures.best(LedgerPart.C).connections());
        }
        output.line("    meanwhile the programme's account was read " + reader.describe());
    }
}
