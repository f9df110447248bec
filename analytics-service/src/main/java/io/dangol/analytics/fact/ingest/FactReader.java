package io.dangol.analytics.fact.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.Metric;
import io.dangol.analytics.fact.ingest.Fact.CaseState;
import io.dangol.kit.digest.Sha256;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the fact that an event tells of. The types and fields are those of the other services' published schemas;
/// the testkit has a recorded example of each.
@ApplicationScoped
class FactReader {
    /// The types that are counted.
    static final Set<String> TYPES = Set.of(
            "io.dangol.customer.purchase.recorded.v1",
            "io.dangol.customer.sale.recorded.v1",
            "io.dangol.customer.purchase.corrected.v1",
            "io.dangol.customer.purchase.cancelled.v1",
            "io.dangol.customer.purchase.returned.v1",
            "io.dangol.customer.sale.returned.v1",
            "io.dangol.customer.credit.recorded.v1",
            "io.dangol.customer.customer.registered.v1",
            "io.dangol.feedback.feedback.received.v1",
            "io.dangol.feedback.response.recorded.v1",
            "io.dangol.feedback.case.opened.v1",
            "io.dangol.feedback.case.resolved.v1",
            "io.dangol.feedback.compensation.approved.v1",
            "io.dangol.loyalty.member.enrolled.v1",
            "io.dangol.loyalty.points.earned.v1");

    private final ZoneId companyZone;
    private final PurchaseReader purchases;

    FactReader(ZoneId companyZone) {
        this.companyZone = companyZone;
        this.purchases = new PurchaseReader(companyZone);
    }

    /// @return the fact, or a purchase in a version; empty for a type that is not counted
    /// @throws UnacceptableEvent if the data is not what the type's schema promises
    Optional<Told> read(ReceivedEvent event) {
        EventData data = new EventData(event);
        return Optional.ofNullable(
                switch (event.type()) {
                    case "io.dangol.customer.purchase.recorded.v1" -> purchases.recorded(data);
                    case "io.dangol.customer.sale.recorded.v1" -> purchases.sold(data);
                    case "io.dangol.customer.purchase.corrected.v1" -> purchases.corrected(data);
                    case "io.dangol.customer.purchase.cancelled.v1" -> purchases.cancelled(data);
                    case "io.dangol.customer.purchase.returned.v1",
                            "io.dangol.customer.sale.returned.v1",
                            "io.dangol.customer.credit.recorded.v1" -> purchases.returned(data);
                    case "io.dangol.customer.customer.registered.v1" -> registered(data);
                    case "io.dangol.feedback.feedback.received.v1" -> feedback(data);
                    case "io.dangol.feedback.response.recorded.v1" -> response(data);
                    case "io.dangol.feedback.case.opened.v1" -> caseOpened(data);
                    case "io.dangol.feedback.case.resolved.v1" -> caseResolved(data);
                    case "io.dangol.feedback.compensation.approved.v1" -> compensation(data);
                    case "io.dangol.loyalty.member.enrolled.v1" -> enrolled(data);
                    case "io.dangol.loyalty.points.earned.v1" -> pointsEarned(data);
                    default -> null;
                });
    }

    private Fact pointsEarned(EventData data) {
        return fact(
                data,
                FactKind.POINTS_EARNED,
                data.event().occurredAt(),
                data.id("transactionId"),
                data.name("reason"),
                data.wholeNumber("points"),
                data.only("reference"));
    }

    private Fact feedback(EventData data) {
        return fact(
                data,
                FactKind.FEEDBACK,
                data.event().occurredAt(),
                data.id("feedbackId"),
                data.name("kind"),
                BigDecimal.ONE,
                data.only("source", "language"));
    }

    private Fact response(EventData data) {
        Metric metric = Metric.of(data.name("metric"))
                .orElseThrow(() -> new UnacceptableEvent("`metric` must be nps, csat or ces"));
        int score = data.integer("score");
        JsonNode scale = data.event().data().path("scale");
        if (scale.path("min").asInt(-1) != metric.lowest() || scale.path("max").asInt(-1) != metric.highest()) {
            throw new UnacceptableEvent(
                    "`scale` must be %d to %d for this metric".formatted(metric.lowest(), metric.highest()));
        }
        if (score < metric.lowest() || score > metric.highest()) {
            throw new UnacceptableEvent("`score` must be on the scale of its metric");
        }
        return fact(
                data,
                FactKind.RESPONSE,
                data.instant("answeredAt"),
                data.id("responseId"),
                metric.column(),
                BigDecimal.valueOf(score),
                data.only("feedbackId", "wordingVersion"));
    }

    private Fact caseOpened(EventData data) {
        UUID caseId = data.id("caseId");
        return caseFact(data, FactKind.CASE_OPENED, "openedAt", caseId);
    }

    /// A case can be resolved, reopened and resolved again, so each resolution is a fact of its own.
    private Fact caseResolved(EventData data) {
        return caseFact(
                data,
                FactKind.CASE_RESOLVED,
                "resolvedAt",
                resolutionId(data.id("caseId"), data.instant("resolvedAt")));
    }

    /// The same resolution has the same id, under whichever event id it comes; the migration to it has it in SQL.
    static UUID resolutionId(UUID caseId, Instant resolvedAt) {
        byte[] input = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(caseId.getMostSignificantBits())
                .putLong(caseId.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, resolvedAt))
                .array();
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(input));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private Fact caseFact(EventData data, FactKind kind, String timeField, UUID id) {
        CaseState state = new CaseState(
                data.id("caseId"),
                day(data.instant("openedAt")),
                data.optionalChannel().orElse(kind == FactKind.CASE_OPENED ? "" : null),
                kind == FactKind.CASE_RESOLVED);
        ObjectNode detail = EventData.chosen(data.event().data(), "feedbackId", "compensationPoints");
        detail.put("case", state.caseId().toString());
        detail.put("openedDay", state.openedDay().toString());
        Instant occurredAt = data.instant(timeField);
        return new Fact(
                key(kind, occurredAt, id),
                data.event().id(),
                data.customerIdIfKnown(),
                occurredAt,
                data.channel(),
                "",
                BigDecimal.ONE,
                detail.toString(),
                state);
    }

    private Fact compensation(EventData data) {
        return fact(
                data,
                FactKind.COMPENSATION,
                data.event().occurredAt(),
                data.id("compensationId"),
                "",
                data.wholeNumber("points"),
                data.only("caseId"));
    }

    private Fact registered(EventData data) {
        Instant registeredAt = data.event().occurredAt();
        return fact(data, FactKind.CUSTOMER_REGISTERED, registeredAt, data.id("customerId"), "", BigDecimal.ONE, null);
    }

    private Fact enrolled(EventData data) {
        Instant enrolledAt = data.event().occurredAt();
        return fact(data, FactKind.MEMBER_ENROLLED, enrolledAt, data.id("accountId"), "", BigDecimal.ONE, null);
    }

    private Fact fact(
            EventData data,
            FactKind kind,
            Instant occurredAt,
            UUID id,
            String facet,
            BigDecimal value,
            @Nullable String detail) {
        return new Fact(
                key(kind, occurredAt, id),
                data.event().id(),
                data.customerIdIfKnown(),
                occurredAt,
                data.channel(),
                facet,
                value,
                detail,
                null);
    }

    private Fact.Key key(FactKind kind, Instant occurredAt, UUID id) {
        return new Fact.Key(day(occurredAt), kind, id);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, companyZone);
    }
}
