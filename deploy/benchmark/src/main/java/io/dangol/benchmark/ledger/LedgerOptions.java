package io.dangol.benchmark.ledger;

import io.dangol.benchmark.run.Choices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the person at the keyboard asks of the benchmark.
///
/// @param measured how long each load is measured
/// @param accounts how many members there are; of the scale, at most
/// @param entries of the scale, how many entries there are at most
/// @param parts which parts are run, a letter each
/// @param relay whether the service publishes its events meanwhile, as it does in production
/// @param scale whether to measure what more members and more entries cost instead
public record LedgerOptions(
        Duration measured, long accounts, long entries, String parts, boolean relay, boolean scale) {
    public static final String USAGE = """
            usage: ./dangol bench ledger [--seconds 1..600] [--accounts 500..5000000] [--parts abcdef] [--relay on|off]
                   ./dangol bench ledger --scale [--seconds 1..600] [--accounts …] [--entries …] [--relay on|off]

              --seconds    how long each load is measured, after a fifth of that to warm up (10)
              --accounts   how many members there are (100000)
              --parts      which parts are run: a and b with pgbench, c to e with the service, f floods it (abcde)
              --relay      whether the service publishes its events to Kafka meanwhile (on)
              --scale      what a posting costs with up to 5 million members and 20 million entries; takes long
              --entries    with --scale: at most how many entries; 0 to 20000000""";

    private static final String ALL_PARTS = "abcdef";
    private static final String PARTS_USUALLY = "abcde";
    private static final String SCALE = "--scale";
    private static final long SECONDS_USUALLY = 10;
    private static final long SECONDS_MOST = 600;
    private static final long ACCOUNTS_USUALLY = 100_000;
    private static final long ACCOUNTS_LEAST = 500;
    private static final long ACCOUNTS_MOST = 5_000_000;
    private static final long ENTRIES_MOST = 20_000_000;
    private static final int WARM_UP_SHARE = 5;

    /// @param arguments as on the command line
    /// @throws io.dangol.local.CommandFailure if an option is unknown or its value is out of range
    public static LedgerOptions parse(List<String> arguments) {
        List<String> withValues = new ArrayList<>(arguments);
        boolean scale = withValues.removeIf(SCALE::equals);
        Set<String> known = scale
                ? Set.of("seconds", "accounts", "entries", "relay")
                : Set.of("seconds", "accounts", "parts", "relay");
        Choices choices = Choices.parse(withValues, known);
        return new LedgerOptions(
                Duration.ofSeconds(choices.number("seconds", 1, SECONDS_MOST, SECONDS_USUALLY)),
                choices.number("accounts", ACCOUNTS_LEAST, ACCOUNTS_MOST, scale ? ACCOUNTS_MOST : ACCOUNTS_USUALLY),
                choices.number("entries", 0, ENTRIES_MOST, ENTRIES_MOST),
                choices.parts(ALL_PARTS, PARTS_USUALLY),
                choices.onOrOff("relay", "on"),
                scale);
    }

    /// How long a load runs before it is measured.
    Duration warmUp() {
        return Duration.ofSeconds(Math.max(1, measured.toSeconds() / WARM_UP_SHARE));
    }

    boolean has(char part) {
        return parts.indexOf(part) >= 0;
    }

    boolean needsService() {
        return needsPeak() || has('d');
    }

    /// Whether a part that is run is compared with (c), or is made from it.
    boolean needsPeak() {
        return has('c') || has('e') || has('f');
    }
}
