package io.dangol.analytics;

import static io.dangol.analytics.EventFeed.told;

import io.dangol.analytics.EventFeed.Told;
import org.jspecify.annotations.Nullable;

/// What customer-service tells of one purchase in USD, version by version.
///
/// @param id `pur_…`
public record Purchases(String id) {
    private static final String PREFIX = "io.dangol.customer.";

    /// A purchase of which nothing was told yet.
    public static Purchases one() {
        return new Purchases(EventFeed.id("pur"));
    }

    /// Sold to nobody who is known.
    public Told sold(String purchasedAt, String channel, String amount) {
        return event("sale.recorded", null, purchasedAt, """
                {%s"aggregateVersion":1,%s,"lines":[]}""".formatted(of(null), bought(purchasedAt, channel, amount)));
    }

    /// Recorded for a customer: in version 1, or by a claim in a later one.
    public Told recorded(String customer, int version, String purchasedAt, String channel, String amount) {
        return event("purchase.recorded", customer, purchasedAt, """
                {%s"aggregateVersion":%d,%s,"lines":[]}""".formatted(
                        of(customer), version, bought(purchasedAt, channel, amount)));
    }

    public Told corrected(@Nullable String customer, int version, String purchasedAt, String channel, String amount) {
        return event("purchase.corrected", customer, "2026-11-30T00:00:00Z", """
                {%s"aggregateVersion":%d,%s,"lines":[],"correctedAt":"2026-11-30T00:00:00Z",\
                "returnedTotal":{"amount":"0.00","currency":"USD"},\
                "previous":{"purchasedAt":"2001-01-01T00:00:00Z","total":{"amount":"1.00","currency":"USD"}}}""".formatted(
                        of(customer), version, bought(purchasedAt, channel, amount)));
    }

    public Told cancelled(@Nullable String customer, int version, String purchasedAt, String amount) {
        return event("purchase.cancelled", customer, "2026-11-30T00:00:00Z", """
                {%s"aggregateVersion":%d,%s,"cancelledAt":"2026-11-30T00:00:00Z"}""".formatted(
                        of(customer), version, bought(purchasedAt, "", amount)));
    }

    /// Something of it was given back; of a sale where nobody is known.
    public Told returned(
            String returnId, @Nullable String customer, int version, String returnedAt, String channel, String amount) {
        return event(customer == null ? "sale.returned" : "purchase.returned", customer, returnedAt, """
                {"returnId":"%s",%s"aggregateVersion":%d,"returnedAt":"%s",%s"source":"pos",\
                "total":{"amount":"%6$s","currency":"USD"},"returnedTotal":{"amount":"%6$s","currency":"USD"},\
                "purchaseTotal":{"amount":"999999.00","currency":"USD"}}""".formatted(
                        returnId, of(customer), version, returnedAt, channel(channel), amount));
    }

    /// A credit note.
    public static Told credited(@Nullable String customer, String returnedAt, String amount, String currency) {
        String returnId = EventFeed.id("ret");
        return told(
                "customer.events",
                PREFIX + "credit.recorded.v1",
                customer == null ? returnId : customer,
                returnedAt,
                """
                {"returnId":"%s",%s"aggregateVersion":1,"returnedAt":"%s","source":"pos",\
                "total":{"amount":"%s","currency":"%s"}}""".formatted(
                                returnId,
                                customer == null ? "" : "\"customerId\":\"%s\",".formatted(customer),
                                returnedAt,
                                amount,
                                currency));
    }

    private Told event(String name, @Nullable String customer, String time, String data) {
        return told("customer.events", PREFIX + name + ".v1", customer == null ? id : customer, time, data);
    }

    private String of(@Nullable String customer) {
        return "\"purchaseId\":\"%s\",".formatted(id)
                + (customer == null ? "" : "\"customerId\":\"%s\",".formatted(customer));
    }

    private static String bought(String purchasedAt, String channel, String amount) {
        return """
                "source":"pos","orderId":"A-1","purchasedAt":"%s",%s"total":{"amount":"%s","currency":"USD"}""".formatted(purchasedAt, channel(channel), amount);
    }

    private static String channel(String channel) {
        return channel.isEmpty() ? "" : "\"channel\":\"%s\",".formatted(channel);
    }
}
