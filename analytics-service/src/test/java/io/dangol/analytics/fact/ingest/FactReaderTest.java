package io.dangol.analytics.fact.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.analytics.fact.FactKind;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactReaderTest {
    private static final CustomerId CUSTOMER = PublicId.parse("cus", "cus_01k9ag1v8qe9yvgx7d3t5m2r4h")
            .map(CustomerId::new)
            .orElseThrow();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final FactReader reader = new FactReader(ZoneId.of("Asia/Seoul"));

    @Test
    void aPurchaseCountsItsTotalInItsCurrencyAndKeepsItsLines() {
        ReceivedEvent event = Recorded.event(Recorded.PURCHASE);

        Fact fact = read(event);

        assertThat(fact.kind()).isEqualTo(FactKind.PURCHASE);
        assertThat(fact.key().id()).isEqualTo(id("pur", "pur_01kag8k3rme6tvwq2c4p9x7y5z"));
        assertThat(fact.eventId()).isEqualTo(event.id());
        assertThat(fact.customerId()).isEqualTo(CUSTOMER);
        assertThat(fact.day()).isEqualTo(DAY);
        assertThat(fact.occurredAt()).isEqualTo(Instant.parse("2026-11-21T00:30:00Z"));
        assertThat(fact.channel()).isEqualTo("store");
        assertThat(fact.facet()).isEqualTo("KRW");
        assertThat(fact.value()).isEqualByComparingTo("12900");
        assertThat(fact.detail())
                .isEqualTo("{\"source\":\"pos-7\",\"store\":\"gangnam\","
                        + "\"lines\":[{\"sku\":\"TEA-01\",\"category\":\"tea\",\"quantity\":2}]}");
    }

    @Test
    void whatIsNotAskedForIsNotKept() {
        Fact fact = read(Recorded.event(Recorded.PURCHASE, data -> {
            data.put("orderId", "secret");
            data.put("email", "secret");
            ((ObjectNode) data.path("lines").get(0)).put("engraving", "secret");
        }));

        assertThat(fact.toString()).doesNotContain("secret");
    }

    @Test
    void aPurchaseNeedsNeitherChannelNorStoreNorLines() {
        Fact fact = read(
                Recorded.event(Recorded.PURCHASE, data -> data.remove(List.of("channel", "store", "lines", "source"))));

        assertThat(fact.channel()).isEmpty();
        assertThat(fact.detail()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase", "compensation", "granted", "matured"})
    void earnedPointsCountWhateverTheyAreFor(String reason) {
        Fact fact = read(Recorded.event(Recorded.EARNED, data -> data.put("reason", reason)));

        assertThat(fact.kind()).isEqualTo(FactKind.POINTS_EARNED);
        assertThat(fact.facet()).isEqualTo(reason);
        assertThat(fact.value())
                .isEqualByComparingTo(
                        Recorded.data(Recorded.EARNED).path("points").decimalValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points.pending",
                "points.spent",
                "points.adjusted",
                "points.transferred",
                "points.expired",
                "points.reversed",
                "hold.placed",
                "hold.released"
            })
    void whatElseBecomesOfPointsIsPassedOver(String name) {
        ReceivedEvent event = new ReceivedEvent(
                UUID.randomUUID(),
                "io.dangol.loyalty." + name + ".v1",
                "cus_01k9ag1v8qe9yvgx7d3t5m2r4h",
                Recorded.OCCURRED_AT,
                Recorded.OCCURRED_AT,
                Recorded.data(Recorded.EARNED));

        assertThat(reader.read(event)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59.999999Z, 2026-11-20",
        "2026-11-20T15:00:00Z,        2026-11-21",
        "2026-11-20T23:30:00Z,        2026-11-21",
        "2026-11-21T23:30:00+09:00,   2026-11-21",
        "2026-12-31T23:30:00Z,        2027-01-01"
    })
    void theDayIsThatOfTheCompanysZone(String purchasedAt, LocalDate day) {
        assertThat(read(Recorded.event(Recorded.PURCHASE, data -> data.put("purchasedAt", purchasedAt)))
                        .day())
                .isEqualTo(day);
    }

    @Test
    void aResponseCountsItsScoreOnTheDayOfTheAnswer() {
        Fact fact = read(Recorded.event(Recorded.RESPONSE));

        assertThat(fact.kind()).isEqualTo(FactKind.RESPONSE);
        assertThat(fact.facet()).isEqualTo("nps");
        assertThat(fact.value()).isEqualByComparingTo("9");
        assertThat(fact.channel()).isEqualTo("email");
        assertThat(fact.occurredAt()).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
    }

    @Test
    void feedbackIsToldApartByItsKindAndNeedsNoCustomer() {
        Fact fact = read(Recorded.event(Recorded.FEEDBACK, data -> data.remove("customerId")));

        assertThat(fact.kind()).isEqualTo(FactKind.FEEDBACK);
        assertThat(fact.facet()).isEqualTo("complaint");
        assertThat(fact.customerId()).isNull();
        assertThat(fact.value()).isEqualByComparingTo("1");
    }

    @Test
    void pointsCountOnTheDayOfTheirCause() {
        Fact fact = read(Recorded.event(Recorded.EARNED, data -> data.put("earnedAt", "2030-01-01T00:00:00Z")));

        assertThat(fact.kind()).isEqualTo(FactKind.POINTS_EARNED);
        assertThat(fact.day()).isEqualTo(DAY);
        assertThat(fact.facet()).isEqualTo("purchase");
        assertThat(fact.value()).isEqualByComparingTo("129");
    }

    @Test
    void aCaseIsKnownByItsOpeningDayFromEitherEvent() {
        Fact opened = read(Recorded.event(Recorded.CASE_OPENED));
        Fact resolved =
                read(Recorded.event(Recorded.CASE_RESOLVED, data -> data.put("resolvedAt", "2026-12-24T00:00:00Z")));

        assertThat(opened.caseState().openedDay()).isEqualTo(DAY);
        assertThat(opened.caseState().channel()).isEqualTo("email");
        assertThat(opened.caseState().resolved()).isFalse();
        assertThat(resolved.day()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(resolved.caseState().caseId()).isEqualTo(opened.caseState().caseId());
        assertThat(resolved.caseState().openedDay()).isEqualTo(DAY);
        assertThat(resolved.caseState().channel()).isNull();
        assertThat(resolved.caseState().resolved()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        Recorded.REGISTERED + ", CUSTOMER_REGISTERED, 1",
        Recorded.ENROLLED + ", MEMBER_ENROLLED, 1",
        Recorded.COMPENSATION + ", COMPENSATION, 500"
    })
    void whatNoKeyFigureNeedsYetIsKeptTooBecauseTopicsForget(String type, FactKind kind, String value) {
        Fact fact = read(Recorded.event(type));

        assertThat(fact.kind()).isEqualTo(kind);
        assertThat(fact.customerId()).isEqualTo(CUSTOMER);
        assertThat(fact.value()).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = Recorded.UPDATED)
    void otherTypesAreNotCounted(String type) {
        assertThat(reader.read(Recorded.event(type))).isEmpty();
    }

    @Test
    void aSaleIsAPurchaseOfNobodyWhoIsKnown() {
        PurchaseVersion sale = readVersion(Recorded.event(Recorded.SOLD));

        assertThat(sale.version()).isEqualTo(1);
        assertThat(sale.fact()).isNotNull();
        assertThat(sale.fact().kind()).isEqualTo(FactKind.PURCHASE);
        assertThat(sale.fact().customerId()).isNull();
        assertThat(sale.fact().value()).isEqualByComparingTo("4500");
    }

    @Test
    void aCorrectionIsThePurchaseAsItIsKnownFromNowOn() {
        ReceivedEvent event = Recorded.event(Recorded.CORRECTED);

        PurchaseVersion corrected = readVersion(event);

        assertThat(corrected.purchaseId()).isEqualTo(id("pur", "pur_01kag8k3rme6tvwq2c4p9x7y5z"));
        assertThat(corrected.version()).isEqualTo(3);
        assertThat(corrected.fact()).isNotNull();
        assertThat(corrected.fact().customerId()).isEqualTo(CUSTOMER);
        assertThat(corrected.fact().occurredAt()).isEqualTo(Instant.parse("2026-11-21T00:40:00Z"));
        assertThat(corrected.fact().channel()).isEqualTo("web");
        assertThat(corrected.fact().value()).isEqualByComparingTo("15900");
        assertThat(readVersion(Recorded.event(Recorded.CORRECTED, data -> data.remove("customerId")))
                        .fact())
                .extracting(Fact::customerId)
                .isNull();
    }

    @Test
    void aCancelledPurchaseIsNoFact() {
        PurchaseVersion cancelled = readVersion(Recorded.event(Recorded.CANCELLED));

        assertThat(cancelled.version()).isEqualTo(2);
        assertThat(cancelled.fact()).isNull();
        assertThat(cancelled.day()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        Recorded.RETURNED + ", 6450, store, true",
        Recorded.SALE_RETURNED + ", 1500, store, false",
        Recorded.CREDITED + ", 3000, '', true"
    })
    void whatIsGivenBackIsAFactByTheReturnOnItsDay(String type, String amount, String channel, boolean known) {
        Fact fact = read(Recorded.event(type));

        assertThat(fact.kind()).isEqualTo(FactKind.RETURN);
        assertThat(fact.key().id())
                .isEqualTo(id("ret", Recorded.data(type).path("returnId").textValue()));
        assertThat(fact.day()).isEqualTo(DAY.plusDays(1));
        assertThat(fact.channel()).isEqualTo(channel);
        assertThat(fact.facet()).isEqualTo("KRW");
        assertThat(fact.value()).isEqualByComparingTo(amount);
        assertThat(fact.customerId() != null).isEqualTo(known);
    }

    static List<Arguments> broken() {
        return List.of(
                broken(Recorded.PURCHASE, data -> data.remove("aggregateVersion")),
                broken(Recorded.CORRECTED, data -> data.put("aggregateVersion", "3")),
                broken(Recorded.CANCELLED, data -> data.remove("purchaseId")),
                broken(Recorded.CREDITED, data -> data.remove("returnId")),
                broken(Recorded.SALE_RETURNED, data -> money(data).put("amount", "a lot")),
                broken(Recorded.PURCHASE, data -> data.remove("purchaseId")),
                broken(Recorded.PURCHASE, data -> data.put("purchaseId", "1")),
                broken(Recorded.PURCHASE, data -> data.put("purchaseId", 1)),
                broken(Recorded.PURCHASE, data -> data.remove("customerId")),
                broken(Recorded.PURCHASE, data -> data.remove("purchasedAt")),
                broken(Recorded.PURCHASE, data -> data.put("purchasedAt", "2026-11-21T09:30:00")),
                broken(Recorded.PURCHASE, data -> data.remove("total")),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", 12.9)),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", "12,900")),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", "1e9")),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", "1e-999999999")),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", "0.1234567")),
                broken(Recorded.PURCHASE, data -> money(data).put("amount", "1000000000000000000")),
                broken(Recorded.PURCHASE, data -> money(data).remove("currency")),
                broken(Recorded.PURCHASE, data -> data.put("channel", "x".repeat(101))),
                broken(Recorded.PURCHASE, data -> data.put("channel", "a\0b")),
                broken(Recorded.RESPONSE, data -> data.put("metric", "stars")),
                broken(Recorded.RESPONSE, data -> data.put("score", 11)),
                broken(Recorded.RESPONSE, data -> data.put("score", -1)),
                broken(Recorded.RESPONSE, data -> data.put("score", "9")),
                broken(Recorded.RESPONSE, data -> data.put("score", 9.5)),
                broken(Recorded.RESPONSE, data -> ((ObjectNode) data.path("scale")).put("max", 5)),
                broken(Recorded.RESPONSE, data -> data.remove("scale")),
                broken(Recorded.EARNED, data -> data.put("points", "129")),
                broken(Recorded.EARNED, data -> data.put("points", 1.5)),
                broken(Recorded.CASE_RESOLVED, data -> data.remove("openedAt")),
                broken(Recorded.FEEDBACK, data -> data.put("customerId", "somebody")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNotAsItsSchemaPromisesIsRefusedAndNeverGuessed(ReceivedEvent event) {
        assertThatThrownBy(() -> reader.read(event)).isInstanceOf(UnacceptableEvent.class);
    }

    private Fact read(ReceivedEvent event) {
        return switch (reader.read(event).orElseThrow()) {
            case Fact fact -> fact;
            case PurchaseVersion purchase -> Objects.requireNonNull(purchase.fact());
        };
    }

    private PurchaseVersion readVersion(ReceivedEvent event) {
        return (PurchaseVersion) reader.read(event).orElseThrow();
    }

    private static Arguments broken(String type, Consumer<ObjectNode> change) {
        return Arguments.of(Recorded.event(type, change));
    }

    private static ObjectNode money(ObjectNode data) {
        return (ObjectNode) data.path("total");
    }

    private static UUID id(String prefix, String text) {
        return PublicId.parse(prefix, text).orElseThrow();
    }
}
