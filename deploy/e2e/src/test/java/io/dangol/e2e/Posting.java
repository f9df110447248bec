package io.dangol.e2e;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;

/// A command to the ledger, the same however often it is sent.
///
/// @param key its Idempotency-Key
/// @param path where it is sent
/// @param body what is sent, as a JSON object
/// @param effects what it adds to the balances of accounts
/// @param earned the points that it grants
record Posting(String key, String path, String body, Map<String, Long> effects, long earned) {
    static final String TRANSACTIONS = "/v1/transactions";
    static final String TRANSFERS = "/v1/transfers";
    private static final int POINTS_MOST = 100;

    /// One that grants or redeems points.
    ///
    /// @param earnedOn the day on which points are earned
    static Posting transaction(String key, Random random, String account, LocalDate earnedOn) {
        long points = points(random);
        return random.nextInt(5) < 3 ? earn(key, account, points, earnedOn) : spend(key, account, points);
    }

    /// One that moves points to another account.
    static Posting transfer(String key, Random random, String from, String to) {
        long points = points(random);
        return new Posting(
                key,
                TRANSFERS,
                "{\"from\":\"%s\",\"to\":\"%s\",\"points\":%d,\"reason\":\"gift\"}".formatted(from, to, points),
                Map.of(from, -points, to, points),
                0);
    }

    private static Posting earn(String key, String account, long points, LocalDate earnedOn) {
        String body =
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":%d,\"reason\":\"load\",\"effectiveAt\":\"%sT03:00:00Z\"}"
                        .formatted(account, points, earnedOn);
        return new Posting(key, TRANSACTIONS, body, Map.of(account, points), points);
    }

    private static Posting spend(String key, String account, long points) {
        String body =
                "{\"kind\":\"spend\",\"account\":\"%s\",\"points\":%d,\"reason\":\"load\"}".formatted(account, points);
        return new Posting(key, TRANSACTIONS, body, Map.of(account, -points), 0);
    }

    private static long points(Random random) {
        return 1L + random.nextInt(POINTS_MOST);
    }

    /// As a line of a batch.
    String line() {
        return "{\"key\":\"" + key + "\"," + body.substring(1) + "\n";
    }
}
