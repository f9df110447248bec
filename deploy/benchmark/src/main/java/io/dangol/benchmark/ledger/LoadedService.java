package io.dangol.benchmark.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.benchmark.load.BatchGenerator;
import io.dangol.benchmark.load.BatchLoad;
import io.dangol.benchmark.load.BatchResult;
import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.load.Postings;
import io.dangol.benchmark.run.CpuWatch;
import io.dangol.benchmark.run.Loads;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.run.ServiceClient;
import io.dangol.benchmark.sql.Books;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.PostingSql;
import io.dangol.benchmark.stack.Stack;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The running service, and loads of it, each of which ends with the books held against the answers.
final class LoadedService {
    /// How long a JVM that was just started is loaded before anything is measured.
    private static final Duration JVM_WARM_UP = Duration.ofSeconds(20);

    private static final int WARM_UP_CONNECTIONS = 128;
    private static final int LINES_OF_BATCH = 50_000;

    private final Stack stack;
    private final Database database;
    private final Output output;
    private final Loads ofService;
    private final Requests requests;
    private final ServiceClient client;
    private int loads;

    /// @param watched told after each load who kept the processors busy
    LoadedService(Stack stack, Database database, boolean relay, Output output, Consumer<CpuWatch> watched)
            throws IOException {
        this.stack = stack;
        this.database = database;
        this.output = output;
        this.ofService = new Loads(stack, database, relay, output, watched);
        String token = stack.token("service");
        this.requests = new Requests("127.0.0.1:" + stack.serviceAddress().getPort(), token);
        this.client = new ServiceClient(stack.serviceAddress(), token);
    }

    ServiceClient client() {
        return client;
    }

    Stack stack() {
        return stack;
    }

    /// Has the service hold its invariants against all of its books, after a new start that lets one
    /// request go through them however large they are. Under load it checks as it does in production.
    void checkBooks() throws IOException {
        stack.stopService();
        stack.startService(Map.of("DANGOL_INTEGRITY_TIMEOUT", "600s", "QUARKUS_HTTP_IDLE_TIMEOUT", "660s"));
        JsonNode answer = client.get("/v1/integrity");
        if (!answer.path("ok").asBoolean()) {
            throw new CommandFailure("The books are not in order: " + answer);
        }
        if (answer.path("sweep").path("progress").asDouble() < 1) {
            throw new CommandFailure("Not all of the books were checked: " + answer.path("sweep"));
        }
    }

    void warmUp(long accounts) throws IOException, SQLException {
        answeredBy("Warming up the service", Load.closed(WARM_UP_CONNECTIONS, Duration.ZERO, JVM_WARM_UP), accounts);
        stream("Warming up the service", 1, Duration.ZERO, JVM_WARM_UP.dividedBy(2), accounts);
    }

    /// Loads the service with postings of their own.
    ///
    /// @throws CommandFailure if one of them is not answered with 201
    LoadResult answeredBy(String what, Load load, long accounts) throws IOException, SQLException {
        LoadResult result = loadWith(what, load, accounts);
        if (!result.isClean()) {
            throw new CommandFailure(
                    "%s: answers %s; %,d requests without one, %,d given up; see bench/logs/loyalty.log."
                            .formatted(what, result.describeAnswers(), result.unanswered(), result.givenUp()));
        }
        return result;
    }

    /// The same, where refusals are expected.
    LoadResult loadWith(String what, Load load, long accounts) throws IOException, SQLException {
        Books before = settled(what);
        LoadResult result = ofService.send(what, load, new Postings(List.of(requests.single(keys())), accounts, loads));
        Books.read(database).require(before, result.acknowledged(), result.unanswered(), PostingSql.POINTS);
        return result;
    }

    /// Loads the service with streamed batches.
    ///
    /// @throws CommandFailure if one line is not answered with 201
    BatchResult stream(String what, int connections, Duration warmUp, Duration measured, long accounts)
            throws IOException, SQLException {
        Books before = settled(what);
        BatchResult result = ofService.watch(() -> BatchGenerator.run(
                stack.serviceAddress(),
                new BatchLoad(
                        connections, requests.batchHead(), LINES_OF_BATCH, Requests.CREATED_MARK, warmUp, measured),
                new Postings(List.of(Requests.line(keys())), accounts, loads),
                perSecond -> output.rate(what, perSecond)));
        if (result.others() > 0) {
            throw new CommandFailure("%,d lines of a batch were refused, the first with: %s"
                    .formatted(result.others(), result.firstOther()));
        }
        Books.read(database).require(before, result.created(), 0, PostingSql.POINTS);
        return result;
    }

    private Books settled(String what) throws SQLException {
        ofService.settle(what);
        return Books.read(database);
    }

    private String keys() {
        loads++;
        return "bench-%03d".formatted(loads);
    }
}
