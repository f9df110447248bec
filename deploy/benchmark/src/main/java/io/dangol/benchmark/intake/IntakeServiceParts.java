package io.dangol.benchmark.intake;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.load.LoadResult;
import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Flood;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// (b) to (e): the running service, asked as partners ask it.
final class IntakeServiceParts {
    /// How long a JVM that was just started is loaded before anything is measured.
    private static final Duration JVM_WARM_UP = Duration.ofSeconds(20);

    private static final int WARM_UP_CONNECTIONS = 128;
    private static final int OPEN_LOOP_CONNECTIONS = 256;
    private static final double HALF = 0.5;
    private static final double MICROS_OF_SECOND = 1e6;
    private static final int ANY_SCORE = 3;

    private final LoadedIntake service;
    private final List<Message> messages;
    private final IntakeOptions options;
    private final Output output;
    private final Figures<IntakePart> figures;

    IntakeServiceParts(
            LoadedIntake service,
            List<Message> messages,
            IntakeOptions options,
            Output output,
            Figures<IntakePart> figures) {
        this.service = service;
        this.messages = messages;
        this.options = options;
        this.output = output;
        this.figures = figures;
    }

    void run(Stack stack) throws IOException, SQLException {
        service.answeredBy(
                "Warming up the service", Load.closed(WARM_UP_CONNECTIONS, Duration.ZERO, JVM_WARM_UP), messages);
        for (int connections : options.connections()) {
            closed(IntakePart.B, connections, messages);
        }
        if (options.has('c')) {
            halfPeak();
        }
        if (options.has('d')) {
            costs();
        }
        if (options.has('e')) {
            new Flood(stack, output, figures, options.measured(), "deliveries/s")
                    .run(
                            "(e)",
                            figures.best(IntakePart.B).perSecond(),
                            (what, load) -> service.loadWith(what, load, messages));
        }
    }

    private void closed(IntakePart part, int connections, List<Message> said) throws IOException, SQLException {
        String what = "%s, %d connections".formatted(part.label(), connections);
        LoadResult result =
                service.answeredBy(what, Load.closed(connections, options.warmUp(), options.measured()), said);
        Figures.Run<IntakePart> run = new Figures.Run<>(
                part, connections, result.perSecond(), result.latency().describe() + "; books agree");
        figures.add(run, output);
    }

    private void halfPeak() throws IOException, SQLException {
        double rate = figures.best(IntakePart.B).perSecond() * HALF;
        String what = "(c) at half the peak, %s/s".formatted(Output.count(rate));
        LoadResult result = service.answeredBy(
                what, Load.open(OPEN_LOOP_CONNECTIONS, rate, options.warmUp(), options.measured()), messages);
        figures.halfPeak(result.latency());
        output.done(what + ": " + result.latency().describe() + " from when each should have been sent; books agree");
        output.line("    " + figures.lastWatched());
    }

    /// The same messages three times: without their words, with them, and as complaints. Each step adds one thing.
    private void costs() throws IOException, SQLException {
        int connections = figures.best(IntakePart.B).connections();
        List<Message> whole = messages.stream()
                .filter(message -> message.words().isPresent())
                .map(message -> new Message(
                        message.kind(), OptionalInt.of(message.score().orElse(ANY_SCORE)), message.words()))
                .toList();
        closed(
                IntakePart.D_SCORE,
                connections,
                whole.stream().map(Message::withoutWords).toList());
        closed(IntakePart.D_WORDS, connections, whole);
        closed(
                IntakePart.D_COMPLAINT,
                connections,
                whole.stream().map(message -> message.as(Message.COMPLAINT)).toList());
        output.line(String.format(
                Locale.ROOT,
                "(d) a delivery takes %.0f µs without words; words and their classification add %.0f µs, case and"
                        + " clocks %.0f µs",
                micros(IntakePart.D_SCORE),
                micros(IntakePart.D_WORDS) - micros(IntakePart.D_SCORE),
                micros(IntakePart.D_COMPLAINT) - micros(IntakePart.D_WORDS)));
    }

    private double micros(IntakePart part) {
        return MICROS_OF_SECOND / figures.best(part).perSecond();
    }
}
