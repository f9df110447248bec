package io.dangol.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;

/// A purchase that a till reports, the same however often it is sent.
///
/// @param source the till
/// @param orderId its id of the purchase, and the Idempotency-Key
/// @param customer its id of who bought
/// @param cents what was paid, in US cents
record Purchase(String source, String orderId, String customer, LocalDate boughtOn, int cents) {
    private static final int CENTS_MOST = 20_000;
    private static final int DAYS = 365;

    /// @param firstDay the first of the 365 days over which purchases are spread
    static Purchase next(String source, String orderId, String customer, LocalDate firstDay, Random random) {
        return new Purchase(
                source, orderId, customer, firstDay.plusDays(random.nextInt(DAYS)), random.nextInt(CENTS_MOST));
    }

    /// What the seeded earning rule gives: one point a full dollar.
    long points() {
        return cents / 100;
    }

    BigDecimal total() {
        return BigDecimal.valueOf(cents, 2);
    }

    /// As a JSON object.
    String body() {
        return """
                {"source":"%s","orderId":"%s","customer":{"externalId":"%s"},"purchasedAt":"%sT12:00:00+09:00",
                 "channel":"store","store":"gangnam","total":{"amount":"%s","currency":"USD"}}""".formatted(source, orderId, customer, boughtOn, total());
    }
}
