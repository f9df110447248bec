package io.dangol.e2e;

import java.time.LocalDate;
import java.util.Random;

/// A delivery of a partner, as its sender remembers it.
///
/// @param id its `webhook-id`
/// @param body what it says; a complaint opens a case
record Delivery(String id, String body, boolean isComplaint) {
    /// A day on which nothing else was said.
    static final LocalDate SAID_ON = LocalDate.of(1975, 5, 5);
    private static final int CUSTOMERS = 40;

    static Delivery next(String id, Random random) {
        return next(id, random, "c" + random.nextInt(CUSTOMERS), SAID_ON);
    }

    /// @param customer the partner's id of who says it
    static Delivery next(String id, Random random, String customer, LocalDate saidOn) {
        boolean complaint = random.nextInt(4) == 0;
        return new Delivery(
                id,
                """
                {"kind":"%s","channel":"web","customer":{"externalId":"%s"},"text":"%s",
                 "occurredAt":"%sT12:00:00+09:00","externalRef":"%s"}""".formatted(
                                complaint ? "complaint" : "review",
                                customer,
                                complaint ? "배송이 일주일째 안 와요." : "향이 좋아요. 또 살게요!",
                                saidOn,
                                id),
                complaint);
    }
}
