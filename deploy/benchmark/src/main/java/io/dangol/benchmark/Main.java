package io.dangol.benchmark;

import io.dangol.benchmark.ledger.LedgerCommand;
import io.dangol.benchmark.ledger.LedgerOptions;
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
    private static final String USAGE = "usage: ./dangol bench ledger [options]; --help lists them";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        try {
            if (arguments.isEmpty() || !arguments.getFirst().equals("ledger")) {
                throw new CommandFailure(USAGE);
            }
            List<String> options = arguments.subList(1, arguments.size());
            if (options.contains("--help")) {
                System.out.println(LedgerOptions.USAGE);
                return 0;
            }
            Settings settings = Settings.from(environment);
            new LedgerCommand(
                            LedgerOptions.parse(options),
                            new Home(settings.home().directory().resolve("bench")),
                            settings,
                            environment,
                            System.out,
                            Clock.system(ZoneId.systemDefault()))
                    .run();
            return 0;
        } catch (CommandFailure failure) {
            System.err.println("dangol: " + failure.getMessage());
            return FAILURE;
        } catch (IOException | SQLException failure) {
            System.err.println("dangol: " + failure);
            return FAILURE;
        }
    }
}
