package io.dangol.analytics.fact.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.analytics.fact.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads what events tell of purchases and of what is given back.
final class PurchaseReader {
    private final ZoneId companyZone;

    PurchaseReader(ZoneId companyZone) {
        this.companyZone = companyZone;
    }

    /// A customer's purchase; also a sale that was claimed, in a version of more than 1.
    PurchaseVersion recorded(EventData data) {
        return version(data, purchase(data, new CustomerId(data.id("customerId"))));
    }

    /// A sale of which nobody is known.
    PurchaseVersion sold(EventData data) {
        return version(data, purchase(data, null));
    }

    /// A purchase, or a sale, as it is known from now on.
    PurchaseVersion corrected(EventData data) {
        return version(data, purchase(data, data.customerIdIfKnown()));
    }

    PurchaseVersion cancelled(EventData data) {
        return version(data, null);
    }

    /// What is given back of a purchase, of a sale, or of nothing that is known: one thing by the return's id.
    Fact returned(EventData data) {
        Instant returnedAt = data.instant("returnedAt");
        return new Fact(
                new Fact.Key(day(returnedAt), FactKind.RETURN, data.id("returnId")),
                data.event().id(),
                data.customerIdIfKnown(),
                returnedAt,
                data.channel(),
                data.currency("total"),
                data.amount("total"),
                data.only("purchaseId", "source"),
                null);
    }

    private static PurchaseVersion version(EventData data, @Nullable Fact fact) {
        return new PurchaseVersion(data.id("purchaseId"), data.integer("aggregateVersion"), fact);
    }

    private Fact purchase(EventData data, @Nullable CustomerId customerId) {
        Instant purchasedAt = data.instant("purchasedAt");
        ObjectNode detail = EventData.chosen(data.event().data(), "source", "store");
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (JsonNode line : data.event().data().path("lines")) {
            lines.add(EventData.chosen(line, "sku", "category", "quantity"));
        }
        if (!lines.isEmpty()) {
            detail.set("lines", lines);
        }
        return new Fact(
                new Fact.Key(day(purchasedAt), FactKind.PURCHASE, data.id("purchaseId")),
                data.event().id(),
                customerId,
                purchasedAt,
                data.channel(),
                data.currency("total"),
                data.amount("total"),
                detail.isEmpty() ? null : detail.toString(),
                null);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, companyZone);
    }
}
