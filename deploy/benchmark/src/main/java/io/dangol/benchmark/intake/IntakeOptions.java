package io.dangol.benchmark.intake;

import io.dangol.benchmark.run.Choices;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What the person at the keyboard asks of the benchmark.
///
/// @param measured how long each load is measured
/// @param customers how many customers the partner has
/// @param connections how many there are at the same time, of each run of (a) and (b)
/// @param parts which parts are run, a letter each
/// @param relay whether the service publishes its events meanwhile, as it does in production
public record IntakeOptions(Duration measured, long customers, List<Integer> connections, String parts, boolean relay) {
    public static final String USAGE = """
            usage: ./dangol bench intake [--seconds 1..180] [--connections 64,256] [--customers 1..5000000]
                       [--parts abcde] [--relay on|off]

              --seconds      how long each load is measured, after a fifth of that to warm up (10)
              --connections  how many there are, one or more numbers: of pgbench as of the service (64,256)
              --customers    how many customers the partner has, all known (100000)
              --parts        which parts are run: a with pgbench, b and c with the service, d what texts and complaints
                             cost, e floods it (abc)
              --relay        whether the service publishes its events to Kafka meanwhile (on)""";

    private static final String ALL_PARTS = "abcde";
    private static final String PARTS_USUALLY = "abc";
    private static final List<Integer> CONNECTIONS_USUALLY = List.of(64, 256);
    private static final long SECONDS_USUALLY = 10;
    /// Signatures are good for five minutes, and a load is signed before it begins.
    private static final long SECONDS_MOST = 180;

    private static final long CUSTOMERS_USUALLY = 100_000;
    private static final long CUSTOMERS_MOST = 5_000_000;
    private static final int CONNECTIONS_MOST = 512;
    private static final int WARM_UP_SHARE = 5;

    public IntakeOptions {
        connections = List.copyOf(connections);
    }

    /// @param arguments as on the command line
    /// @throws io.dangol.local.CommandFailure if an option is unknown or its value is out of range
    public static IntakeOptions parse(List<String> arguments) {
        Choices choices = Choices.parse(arguments, Set.of("seconds", "connections", "customers", "parts", "relay"));
        return new IntakeOptions(
                Duration.ofSeconds(choices.number("seconds", 1, SECONDS_MOST, SECONDS_USUALLY)),
                choices.number("customers", 1, CUSTOMERS_MOST, CUSTOMERS_USUALLY),
                choices.numbers("connections", 1, CONNECTIONS_MOST, CONNECTIONS_USUALLY),
                choices.parts(ALL_PARTS, PARTS_USUALLY),
                choices.onOrOff("relay", "on"));
    }

    /// How long a load runs before it is measured.
    Duration warmUp() {
        return Duration.ofSeconds(Math.max(1, measured.toSeconds() / WARM_UP_SHARE));
    }

    boolean has(char part) {
        return parts.indexOf(part) >= 0;
    }

    /// Whether a part is run that is (b), or is made from it.
    boolean needsService() {
        return has('b') || has('c') || has('d') || has('e');
    }

    int connectionsMost() {
        return connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
