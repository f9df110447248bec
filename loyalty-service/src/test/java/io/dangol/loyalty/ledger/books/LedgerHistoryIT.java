package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Place;
import io.dangol.kit.republish.EventHistory.Stretch;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.OwnInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the books tell again against what was told as they were written, for random stories of all kinds of postings.
@QuarkusTest
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class LedgerHistoryIT {
    private static final int STORIES = 40;
    private static final int STEPS = 60;
    private static final long DEBT_LIMIT = 25;
    /// Time passes in a story by making these older, which no real book does.
    private static final Set<String> MADE_OLDER = Set.of("availableAt", "expiresAt");

    @Inject
    LedgerHistory history;

    @Inject
    Posters posters;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Stored stored;

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    /// What is the same at first and again.
    private record Told(UUID id, String type, Instant occurredAt, Map<?, ?> data) {}

    @BeforeEach
    void emptyBooks() throws SQLException {
        stored.emptyBooks();
        stored.execute("UPDATE programme SET debt_limit = " + DEBT_LIMIT);
        for (int seed = 0; seed < STORIES; seed++) {
            new LedgerStory(posters.inOneBatch(), ids, stored, 7_000 + seed, DEBT_LIMIT).happen(STEPS);
        }
    }

    @Test
    void everyTransactionIsToldAgainAsItWasAndOfEachCustomerInOrder() throws SQLException {
        Map<String, List<Told>> first = first();

        assertThat(told(500)).isEqualTo(first);
        assertThat(first.values().stream().flatMap(List::stream).map(Told::type).collect(Collectors.toSet()))
                .hasSize(9);
        long count = Stored.now(transactions.read(connection -> history.count(connection, Instant.EPOCH)));
        assertThat(count)
                .isEqualTo(first.values().stream().mapToLong(List::size).sum());
    }

    @Test
    void itIsTheSameHoweverSmallThePagesAre() throws SQLException {
        assertThat(told(3)).isEqualTo(first());
    }

    private Map<String, List<Told>> first() throws SQLException {
        Map<String, List<Told>> first = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, type, subject, occurred_at, data FROM outbox ORDER BY subject, position")) {
            while (rows.next()) {
                first.computeIfAbsent(rows.getString("subject"), subject -> new ArrayList<>())
                        .add(new Told(
                                rows.getObject("id", UUID.class),
                                rows.getString("type"),
                                rows.getObject("occurred_at", OffsetDateTime.class)
                                        .toInstant(),
                                data(rows.getString("data"))));
            }
        }
        return first;
    }

    private Map<String, List<Told>> told(int most) {
        Map<String, List<Told>> told = new LinkedHashMap<>();
        Place after = Place.START;
        while (true) {
            Stretch stretch = new Stretch(after, Place.END, Instant.EPOCH, most);
            List<PastEvent> page = Stored.now(transactions.read(connection -> history.read(connection, stretch)));
            if (page.isEmpty()) {
                return told;
            }
            assertThat(page).hasSizeLessThanOrEqualTo(most);
            page.forEach(past -> told.computeIfAbsent(past.event().subject(), subject -> new ArrayList<>())
                    .add(told(past.event())));
            assertThat(page.getFirst().place()).isGreaterThan(after);
            after = page.getLast().place();
        }
    }

    private Told told(DomainEvent event) {
        try {
            return new Told(event.eventId(), event.type(), event.occurredAt(), data(json.writeValueAsString(event)));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private Map<?, ?> data(String text) {
        try {
            Map<?, ?> data = json.readValue(text, Map.class);
            data.keySet().removeAll(MADE_OLDER);
            return data;
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    /// Named here because the places of other histories are compared with the ledger's.
    @Test
    void theLedgersPlacesAreBehindThatOfItsCustomersEnrolment() {
        Stretch stretch = new Stretch(Place.START, Place.END, Instant.EPOCH, 1);
        PastEvent first = Stored.now(transactions.read(connection -> history.read(connection, stretch)))
                .getFirst();

        assertThat(first.place()).isGreaterThan(new Place(first.place().subject(), EventHistory.NONE));
    }
}
