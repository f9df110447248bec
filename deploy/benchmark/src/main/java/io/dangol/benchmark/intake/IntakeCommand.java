package io.dangol.benchmark.intake;

import io.dangol.benchmark.load.Load;
import io.dangol.benchmark.run.Figures;
import io.dangol.benchmark.run.Ground;
import io.dangol.benchmark.run.Loads;
import io.dangol.benchmark.run.Output;
import io.dangol.benchmark.run.PgbenchLoad;
import io.dangol.benchmark.run.ServiceClient;
import io.dangol.benchmark.sql.Customers;
import io.dangol.benchmark.sql.Database;
import io.dangol.benchmark.sql.DeliverySql;
import io.dangol.benchmark.sql.Pgbench;
import io.dangol.benchmark.sql.PgbenchProgram;
import io.dangol.benchmark.stack.MeasuredService;
import io.dangol.benchmark.stack.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// `./dangol bench intake`: signed deliveries to the service against the best SQL for the same rows, on the
/// same server, in one run.
public final class IntakeCommand {
    /// Of everybody but pgbench.
    private static final int OTHER_SESSIONS = 64;

    private static final int FIRST_CONNECTIONS = 4;
    private static final String COPY = "bench_deliveries";

    private final IntakeOptions options;
    private final Ground ground;
    private final Output output;
    private final Figures<IntakePart> figures = new Figures<>("deliveries/s");

    public IntakeCommand(IntakeOptions options, Ground ground) {
        this.options = options;
        this.ground = ground;
        this.output = ground.output();
    }

    /// @throws io.dangol.local.CommandFailure if something cannot be started, or the books do not agree with the
    ///     answers
    public void run() throws IOException, SQLException {
        ground.run(MeasuredService.FEEDBACK, options.connectionsMost() + OTHER_SESSIONS, this::measure);
        summarise();
    }

    private void measure(Stack stack, PgbenchProgram program) throws IOException, SQLException {
        List<Message> messages = Messages.all();
        try (Database administration = Ground.open(stack, "postgres")) {
            ground.introduce("intake", administration, program, options.relay(), load(messages));
            output.doing("Making the tables ...");
            stack.startService(Map.of());
            SignedSource source =
                    SignedSource.register(new ServiceClient(stack.serviceAddress(), stack.token("operator")));
            Map<Shape, DeliverySql> statements = prepare(stack, source, messages);
            stack.stopService();
            if (options.has('a')) {
                Pgbench pgbench = new Pgbench(program, stack.databasePort(), stack.administratorPassword());
                Ground.withCopy(
                        stack,
                        administration,
                        COPY,
                        new IntakePgbenchParts(
                                new PgbenchLoad(stack, pgbench, figures::watched),
                                statements,
                                messages,
                                options,
                                output,
                                figures)::run);
            }
            if (options.needsService()) {
                output.doing("Starting the feedback-service ...");
                stack.startService(Map.of("DANGOL_OUTBOX_RELAY_ENABLED", Boolean.toString(options.relay())));
                try (Database database = Ground.open(stack, stack.database())) {
                    LoadedIntake service = service(stack, database, source, "bench", options.relay());
                    new IntakeServiceParts(service, messages, options, output, figures).run(stack);
                }
            }
        }
    }

    /// Makes the customers, and has the service take in every message once: the rows that it writes are those that
    /// pgbench has to write too.
    private Map<Shape, DeliverySql> prepare(Stack stack, SignedSource source, List<Message> messages)
            throws IOException, SQLException {
        try (Database database = Ground.open(stack, stack.database())) {
            output.doing("Making %,d customers ...".formatted(options.customers()));
            Customers.create(database, stack.identityHasher(), options.customers());
            service(stack, database, source, "first", true)
                    .answeredBy(
                            "Looking at what the service writes",
                            Load.open(FIRST_CONNECTIONS, messages.size(), Duration.ZERO, Duration.ofSeconds(1)),
                            messages);
            Map<Shape, DeliverySql> statements = new EnumMap<>(Shape.class);
            for (Shape shape : Shape.values()) {
                statements.put(shape, DeliverySql.asWritten(database, source.id(), shape.tag(), shape.condition()));
            }
            return statements;
        }
    }

    private LoadedIntake service(Stack stack, Database database, SignedSource source, String name, boolean relay) {
        Loads loads = new Loads(stack, database, relay, output, figures::watched);
        return new LoadedIntake(loads, source, name, options.customers(), Clock.systemUTC());
    }

    private String load(List<Message> messages) {
        long withWords =
                messages.stream().filter(message -> message.words().isPresent()).count();
        long withScore =
                messages.stream().filter(message -> message.score().isPresent()).count();
        return ("%d messages in turn, %d with words, %d with a score, none a complaint, of %,d customers drawn at random;"
                        + " each load %d s after %d s of warm-up")
                .formatted(
                        messages.size(),
                        withWords,
                        withScore,
                        options.customers(),
                        options.measured().toSeconds(),
                        options.warmUp().toSeconds());
    }

    private void summarise() {
        output.line("");
        figures.table().forEach(output::line);
        figures.halfPeakLines(IntakePart.B, IntakePart.A).forEach(output::line);
        for (int connections : options.connections()) {
            ratio(
                    "b/a with %d connections".formatted(connections),
                    figures.ratio(IntakePart.B, IntakePart.A, connections));
        }
        ratio("b/a", figures.ratio(IntakePart.B, IntakePart.A));
        ground.warnOfOthers(figures);
        output.line(lastLine(figures));
    }

    private void ratio(String name, OptionalDouble ratio) {
        if (ratio.isPresent()) {
            output.line(String.format(Locale.ROOT, "%s = %.2f", name, ratio.getAsDouble()));
        }
    }

    /// One JSON object, with null for what was not measured.
    static String lastLine(Figures<IntakePart> figures) {
        return "{%s,%s}"
                .formatted(Figures.json("bOverA", figures.ratio(IntakePart.B, IntakePart.A)), figures.halfPeakJson());
    }
}
