package io.dangol.benchmark.sql;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What pgbench says at its end.
///
/// @param transactions how many it made
/// @param failed how many failed
/// @param perSecond transactions a second, without the time it took to connect
/// @param latencyMillis of a transaction, on average
/// @param latency of the transactions, each from when it was due; counts nothing unless they were begun at a rate
public record PgbenchResult(long transactions, long failed, double perSecond, double latencyMillis, Latency latency) {
    private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    /// @param latency by the log of transactions
    /// @return empty where this is not what pgbench prints when it has run
    static Optional<PgbenchResult> parse(String output, Latency latency) {
        Optional<String> transactions = find(TRANSACTIONS, output);
        Optional<String> perSecond = find(PER_SECOND, output);
        if (transactions.isEmpty() || perSecond.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PgbenchResult(
                Long.parseLong(transactions.get()),
                find(FAILED, output).map(Long::parseLong).orElse(0L),
                Double.parseDouble(perSecond.get()),
                find(LATENCY, output).map(Double::parseDouble).orElse(0.0),
                latency));
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
