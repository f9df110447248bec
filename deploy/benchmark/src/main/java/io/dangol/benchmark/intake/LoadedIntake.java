package io.dangol.benchmark.intake;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.run.Loads;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.DeliveryBooks;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The running service, and loads of it with signed deliveries, each of which ends with the books held against the
/// answers.
final class LoadedIntake {
    private static final int SIGNED_AHEAD_A_SECOND = 20_000;
    private static final int SIGNED_AHEAD_MOST = 1_000_000;

    private final Loads loads;
    private final SignedSource source;
    private final String name;
    private final long customers;
    private final Clock clock;
    private final String authority;
    private int made;

    /// @param name what the ids of its deliveries begin with, five letters; of its own among those who load the service
    /// @param customers how many the source has
    LoadedIntake(Loads loads, SignedSource source, String name, long customers, Clock clock) {
        this.loads = loads;
        this.source = source;
        this.name = name;
        this.customers = customers;
        this.clock = clock;
        this.authority = "127.0.0.1:" + loads.stack().serviceAddress().getPort();
    }

    /// Loads the service.
    ///
    /// @throws CommandFailure if a delivery is not answered with 202, or the books do not agree
    LoadResult answeredBy(String what, Load load, List<Message> messages) throws IOException, SQLException {
        LoadResult result = loadWith(what, load, messages);
        if (!result.isClean()) {
            throw new CommandFailure(
                    "%s: answers %s; %,d requests without one, %,d given up; see bench/logs/feedback.log."
                            .formatted(what, result.describeAnswers(), result.unanswered(), result.givenUp()));
        }
        return result;
    }

    /// The same, where refusals are expected.
    LoadResult loadWith(String what, Load load, List<Message> messages) throws IOException, SQLException {
        Database database = loads.database();
        loads.settle(what);
        DeliveryBooks before = DeliveryBooks.read(database);
        AnswerIds ids = new AnswerIds();
        Deliveries deliveries = deliveries(load, messages, ids);
        LoadResult result = loads.send(what, load, deliveries);
        DeliveryBooks.read(database).require(before, result.acknowledged(), result.unanswered());
        DeliveryBooks.requireKept(database, ids.all(), ids.others());
        if (deliveries.signedLate() > 0) {
            loads.output().line("    %,d deliveries were signed as they were sent".formatted(deliveries.signedLate()));
        }
        return result;
    }

    private Deliveries deliveries(Load load, List<Message> messages, AnswerIds ids) {
        Instant sentAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        made++;
        String prefix = "%s%03d".formatted(name, made);
        List<DeliveryTemplate> templates = messages.stream()
                .map(message -> new DeliveryTemplate(authority, source.path(), prefix, sentAt, message))
                .toList();
        long expected = load.warmUp().plus(load.measured()).toSeconds() * SIGNED_AHEAD_A_SECOND;
        return new Deliveries(
                templates, new Signer(source.secret()), customers, (int) Math.min(expected, SIGNED_AHEAD_MOST), ids);
    }
}
