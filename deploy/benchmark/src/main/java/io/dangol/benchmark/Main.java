package io.dangol.benchmark;

import io.dangol.benchmark.intake.IntakeCommand;
import io.dangol.benchmark.intake.IntakeOptions;
import io.dangol.benchmark.ledger.LedgerCommand;
import io.dangol.benchmark.ledger.LedgerOptions;
import io.dangol.benchmark.run.Ground;
import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `./dangol bench`.
public final class Main {
    private static final int FAILURE = 1;
    private static final String USAGE = "usage: ./dangol bench ledger|intake [options]; --help lists them";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        try {
            String benchmark = arguments.isEmpty() ? "" : arguments.getFirst();
            List<String> options = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
            switch (benchmark) {
                case "ledger" -> {
                    if (!isAnswered(options, LedgerOptions.USAGE)) {
                        new LedgerCommand(LedgerOptions.parse(options), ground(environment)).run();
                    }
                }
                case "intake" -> {
                    if (!isAnswered(options, IntakeOptions.USAGE)) {
                        new IntakeCommand(IntakeOptions.parse(options), ground(environment)).run();
                    }
                }
                default -> throw new CommandFailure(USAGE);
            }
            return 0;
        } catch (CommandFailure failure) {
            System.err.println("dangol: " + failure.getMessage());
            return FAILURE;
        } catch (IOException | SQLException failure) {
            System.err.println("dangol: " + failure);
            return FAILURE;
        }
    }

    private static boolean isAnswered(List<String> options, String usage) {
        boolean asked = options.contains("--help");
        if (asked) {
            System.out.println(usage);
        }
        return asked;
    }

    private static Ground ground(Map<String, String> environment) {
        Settings settings = Settings.from(environment);
        return new Ground(
                new Home(settings.home().directory().resolve("bench")),
                settings,
                environment,
                System.out,
                Clock.system(ZoneId.systemDefault()));
    }
}
