package io.dangol.loyalty.posting.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Place;
import io.dangol.kit.republish.EventHistory.Stretch;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The company's day begins at 15:00 UTC, and the programme tells 30 days ahead.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ExpiringNoticesIT {
    private static final String TYPE = "io.dangol.loyalty.points.expiring.v1";
    private static final Instant NOW = Instant.parse("2031-05-01T03:00:00Z");
    private static final String LAST_DAY_BEGINS = "2031-05-30T15:00:00Z";
    private static final String LAST_DAY_ENDS = "2031-05-31T14:59:59.999999Z";
    private static final String NEXT_DAY_BEGINS = "2031-05-31T15:00:00Z";

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @Inject
    ExpiringNotices notices;

    @Inject
    NoticeHistory history;

    @Inject
    Transactions transactions;

    @Inject
    ObjectMapper json;

    private Member member = new Member("", "");

    @BeforeEach
    void aMember() {
        member = ledgers.member(1_000);
    }

    @Test
    void whatExpiresOnADayIsToldTogether() {
        earn(5, LAST_DAY_ENDS);
        earn(7, LAST_DAY_BEGINS);
        earn(11, NEXT_DAY_BEGINS);

        tell(NOW);

        List<String> events = events();
        assertThat(events).hasSize(1);
        new EventSchemas(Path.of("events")).check(TYPE, events.getFirst());
        JsonPath told = JsonPath.from(events.getFirst());
        assertThat(told.getString("customerId")).isEqualTo(member.customer());
        assertThat(told.getString("accountId")).isEqualTo(member.account());
        assertThat(told.getInt("aggregateVersion")).isEqualTo(4);
        assertThat(told.getInt("points")).isEqualTo(12);
        assertThat(told.getInt("lots")).isEqualTo(2);
        assertThat(told.getString("expiresAt")).isEqualTo(LAST_DAY_BEGINS);
    }

    @Test
    void aDayIsToldOfOnceHoweverOftenTheTellingRunsAndWhateverIsAddedToIt() {
        earn(5, LAST_DAY_BEGINS);
        tell(NOW);
        tell(NOW);
        earn(7, LAST_DAY_BEGINS);
        tell(NOW.plus(Duration.ofHours(11)));

        assertThat(events()).hasSize(1);
    }

    @Test
    void noticesAreToldAgainAsTheyWereBehindTheEntriesThatTheyFollowed() {
        earn(5, LAST_DAY_BEGINS);
        tell(NOW);
        earn(11, NEXT_DAY_BEGINS);
        tell(NOW.plus(Duration.ofDays(1)));
        UUID customer = Stored.uuid("cus", member.customer());

        List<PastEvent> again = Stored.now(transactions.read(connection -> history.read(
                connection,
                new Stretch(
                        new Place(customer, EventHistory.NONE),
                        new Place(customer, new UUID(-1, -1)),
                        Instant.EPOCH,
                        10))));

        assertThat(again.stream()
                        .map(past ->
                                past.event().eventId() + " " + past.event().occurredAt() + " " + data(past.event()))
                        .toList())
                .isEqualTo(stored.texts(
                        "SELECT id || ' ' || to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\" ')"
                                + " || data FROM outbox WHERE type = ? AND subject = ? ORDER BY position",
                        TYPE,
                        member.customer()));
        long first = stored.number(
                "SELECT min(position) FROM ledger_entry WHERE account_id = ? AND account_version = 2",
                member.accountId().value());
        assertThat(again.getFirst().place().place().getMostSignificantBits()).isEqualTo(first);
        assertThat(again.get(1).place()).isGreaterThan(again.getFirst().place());
    }

    private String data(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void theNextDayHasItsOwnNotice() {
        earn(5, LAST_DAY_BEGINS);
        earn(11, NEXT_DAY_BEGINS);
        tell(NOW);

        tell(NOW.plus(Duration.ofDays(1)));

        assertThat(events())
                .extracting(event -> JsonPath.from(event).getInt("points"))
                .containsExactly(5, 11);
    }

    @Test
    void whatIsGrantedForLessThanTheNoticeIsToldAtOnce() {
        earn(5, "2031-05-03T00:00:00Z");

        tell(NOW);

        assertThat(events()).hasSize(1);
    }

    @Test
    void whatIsPastOrSpentIsNotToldOf() throws SQLException {
        earn(5, NOW.toString());
        earn(7, LAST_DAY_BEGINS);
        Ledgers.post("/v1/transactions", """
                {"kind":"spend","account":"%s","points":12,"reason":"test"}""".formatted(member.account())).then().statusCode(201);
        earn(9, NOW.toString());

        tell(NOW);

        assertThat(events()).isEmpty();
    }

    @Test
    void tellersAtOnceTellOnce() {
        for (int day = 1; day <= 20; day++) {
            earn(day, "2031-05-%02dT16:00:00Z".formatted(day));
        }
        Uni<Long> telling = Uni.createFrom().deferred(() -> notices.tell(NOW));

        Uni.join().all(telling, telling, telling).andFailFast().await().atMost(Stored.PATIENCE);

        assertThat(events()).hasSize(20);
        assertThat(stored.number(
                        "SELECT count(*) FROM expiry_notice WHERE account_id = ?",
                        member.accountId().value()))
                .isEqualTo(20);
    }

    @Test
    void aRunOfTheClockForgetsOldNotes() throws SQLException {
        stored.execute("INSERT INTO expiry_notice (account_id, day, points, lots, expires_at) VALUES ('%s', %s)"
                .formatted(member.accountId().value(), "'2020-01-01', 1, 1, '2020-01-01T00:00:00Z'"));

        notices.run().await().atMost(Stored.PATIENCE);

        assertThat(stored.number(
                        "SELECT count(*) FROM expiry_notice WHERE account_id = ?",
                        member.accountId().value()))
                .isZero();
    }

    private void earn(long points, String expiresAt) {
        ledgers.earn(member, points, ",\"expiresAt\":\"" + expiresAt + "\"");
    }

    private void tell(Instant now) {
        notices.tell(now).await().atMost(Stored.PATIENCE);
    }

    private List<String> events() {
        return stored.texts(
                "SELECT data FROM outbox WHERE type = ? AND subject = ? ORDER BY position", TYPE, member.customer());
    }
}
