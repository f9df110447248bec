package io.dangol.local;

import io.dangol.local.datakeys.KeysCommand;
import io.dangol.local.deadletter.DeadLettersCommand;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.keys.TokenCommand;
import io.dangol.local.process.LogFile;
import io.dangol.local.republish.RepublishCommand;
import io.dangol.local.suite.DownCommand;
import io.dangol.local.suite.RestartCommand;
import io.dangol.local.suite.StatusCommand;
import io.dangol.local.suite.UpCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands of `./dangol` that need more than a shell: `up`, `down`, `status`, `restart`, `token`,
/// `keys`, `dead-letters` and `republish`.
public final class Main {
    private static final int FAILURE = 1;
    private static final int WRONG_USE = 2;

    private final Settings settings;
    private final Map<String, String> environment;
    private final PrintStream out;

    private Main(Settings settings, Map<String, String> environment, PrintStream out) {
        this.settings = settings;
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        try {
            if (arguments.isEmpty()) {
                throw new CommandFailure("Which command? ./dangol help lists them.");
            }
            Main main = new Main(Settings.from(environment), environment, System.out);
            return main.run(arguments.getFirst(), arguments.subList(1, arguments.size()));
        } catch (CommandFailure failure) {
            System.err.println("dangol: " + failure.getMessage());
            return FAILURE;
        } catch (IOException failure) {
            System.err.println("dangol: " + failure);
            return FAILURE;
        }
    }

    private int run(String command, List<String> arguments) throws IOException {
        switch (command) {
            case "up" -> up();
            case "down" -> {
                settings.home().create();
                out.println(new DownCommand(settings).run());
            }
            case "status" -> {
                StatusCommand.Report report = new StatusCommand(settings).run();
                report.lines().forEach(out::println);
                return report.healthy() ? 0 : FAILURE;
            }
            case "restart" -> new RestartCommand(settings, out).run(arguments);
            case "token" ->
                out.println(
                        new TokenCommand(new KeyPairFiles(settings.home().keys()), settings.tokens(), Clock.systemUTC())
                                .run(arguments));
            case "republish" ->
                new RepublishCommand(
                                settings.home(),
                                ZoneId.of(settings.zone()),
                                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                                out)
                        .run(arguments);
            case "keys" -> new KeysCommand(settings.home(), Clock.systemUTC(), out).run(arguments);
            case "dead-letters" -> new DeadLettersCommand(settings.home(), out).run(arguments);
            default -> {
                System.err.println("dangol: unknown command " + command);
                return WRONG_USE;
            }
        }
        return 0;
    }

    private void up() throws IOException {
        settings.home().create();
        Optional<ProcessHandle> front = Optional.ofNullable(environment.get("DANGOL_FRONT"))
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of);
        boolean coloured = "1".equals(environment.get("DANGOL_COLOUR"));
        LogFile log = new LogFile(settings.home().logs().resolve("launcher.log"));
        try (Console console =
                new Console(out, log, front.isPresent(), coloured, Clock.system(ZoneId.systemDefault()))) {
            try {
                new UpCommand(settings, console, front).run();
            } catch (CommandFailure failure) {
                console.note(failure.getMessage());
                throw failure;
            }
        }
    }
}
