package io.dangol.benchmark.ledger;

import io.dangol.benchmark.ledger.Figures.Part;
import io.dangol.benchmark.load.BatchGenerator;
import io.dangol.benchmark.load.BatchLoad;
import io.dangol.benchmark.load.BatchResult;
import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadGenerator;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.load.Postings;
import io.dangol.benchmark.sql.Books;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.PostingSql;
import io.dangol.benchmark.stack.LedgerStack;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// (c), (d) and (e): the running service, asked as its callers ask it.
final class ServiceParts {
    private static final List<Integer> SINGLE_CONNECTIONS = List.of(64, 256);
    private static final List<Integer> BATCH_CONNECTIONS = List.of(1, 2);
    private static final int LINES_OF_BATCH = 50_000;
    private static final int OPEN_LOOP_CONNECTIONS = 256;
    private static final Duration JVM_WARM_UP = Duration.ofSeconds(15);
    private static final double HALF = 0.5;
    private static final String ISSUANCE = "/v1/accounts/acc_000000001r0008000000000001";

    private final LedgerStack stack;
    private final Database database;
    private final LedgerOptions options;
    private final Output output;
    private final Figures figures;
    private final Requests requests;
    private final ServiceClient client;
    private int loads;

    ServiceParts(LedgerStack stack, Database database, LedgerOptions options, Output output, Figures figures)
            throws IOException {
        this.stack = stack;
        this.database = database;
        this.options = options;
        this.output = output;
        this.figures = figures;
        String token = stack.token("operator");
        this.requests = new Requests("127.0.0.1:" + stack.serviceAddress().getPort(), token);
        this.client = new ServiceClient(stack.serviceAddress(), token);
    }

    void run() throws IOException, SQLException {
        output.doing("Warming up the service ...");
        single("warm-up", Load.closed(SINGLE_CONNECTIONS.getLast(), Duration.ZERO, JVM_WARM_UP));
        if (options.has('c') || options.has('e')) {
            for (int connections : SINGLE_CONNECTIONS) {
                peak(Part.C, connections);
            }
        }
        if (options.has('c')) {
            halfPeak();
        }
        if (options.has('d')) {
            for (int connections : BATCH_CONNECTIONS) {
                batch(connections);
            }
        }
        if (options.has('e')) {
            hot();
        }
        output.doing("Checking the books ...");
        client.requireIntegrity();
    }

    private void peak(Part part, int connections) throws IOException, SQLException {
        String what = "%s, %d connections".formatted(part.label(), connections);
        LoadResult result = single(what, Load.closed(connections, options.warmUp(), options.measured()));
        add(new Figures.Run(
                part, connections, result.perSecond(), latency(result.latency()) + "; books agree" + backlog()));
    }

    private void halfPeak() throws IOException, SQLException {
        double rate = figures.best(Part.C).perSecond() * HALF;
        String what = "(c) at half the peak, %s/s".formatted(Output.count(rate));
        LoadResult result = single(what, Load.open(OPEN_LOOP_CONNECTIONS, rate, options.warmUp(), options.measured()));
        figures.halfPeak(result.latency().p99Millis());
        output.done(what + ": " + latency(result.latency()) + " from when each should have been sent");
    }

    private void batch(int connections) throws IOException, SQLException {
        String what = "%s, %d connections".formatted(Part.D.label(), connections);
        Books before = settled(what);
        BatchResult result = BatchGenerator.run(
                stack.serviceAddress(),
                new BatchLoad(
                        connections,
                        requests.batchHead(),
                        LINES_OF_BATCH,
                        Requests.CREATED_MARK,
                        options.warmUp(),
                        options.measured()),
                new Postings(List.of(Requests.line(keys())), options.accounts(), loads),
                perSecond -> output.rate(what, perSecond));
        if (result.others() > 0) {
            throw new CommandFailure("%,d lines of a batch were refused, the first with: %s"
                    .formatted(result.others(), result.firstOther()));
        }
        Books.read(database).require(before, result.created(), 0, PostingSql.POINTS);
        add(new Figures.Run(Part.D, connections, result.perSecond(), "books agree" + backlog()));
    }

    /// All postings share the programme's account of issuance in (c) already. (e) asks for its balance, which is folded
    /// from all of its entries, over and over meanwhile.
    private void hot() throws IOException, SQLException {
        int connections = figures.best(Part.C).connections();
        try (AccountReader reader = AccountReader.start(client, ISSUANCE)) {
            peak(Part.E, connections);
            output.line("    the programme's account was read %s".formatted(reader.describe()));
        }
    }

    private LoadResult single(String what, Load load) throws IOException, SQLException {
        Books before = settled(what);
        LoadResult result = LoadGenerator.run(
                stack.serviceAddress(),
                load,
                new Postings(List.of(requests.single(keys())), options.accounts(), loads),
                perSecond -> output.rate(what, perSecond));
        Books.read(database).require(before, result.created(), result.unanswered(), PostingSql.POINTS);
        if (!result.isClean()) {
            throw new CommandFailure("%s: answers %s, %,d requests without one, %,d given up; the service's log is %s."
                    .formatted(
                            what,
                            result.describeAnswers(),
                            result.unanswered(),
                            result.givenUp(),
                            "in bench/logs/loyalty.log"));
        }
        return result;
    }

    /// Every load begins when the events of those before it are published, on tables and disks that are in order.
    private Books settled(String what) throws SQLException {
        output.doing(what + " ...");
        if (options.relay()) {
            Outbox.awaitPublished(database);
        }
        database.settle();
        return Books.read(database);
    }

    /// How many events were still to be published when the load ended.
    private String backlog() throws SQLException {
        return options.relay() ? "; %s events to publish".formatted(Output.count((double) Outbox.unsent(database))) : "";
    }

    private String keys() {
        loads++;
        return "bench-%02d".formatted(loads);
    }

    private void add(Figures.Run run) {
        figures.add(run);
        output.done(Figures.row(
                run.part().label(), Integer.toString(run.connections()), Output.count(run.perSecond()), run.note()));
    }

    private static String latency(LoadResult.Latency latency) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f ms",
                latency.p50Millis(),
                latency.p90Millis(),
                latency.p99Millis(),
                latency.p999Millis());
    }
}
