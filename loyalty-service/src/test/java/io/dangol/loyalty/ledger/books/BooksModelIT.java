package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.Ids;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The books in PostgreSQL against the [PlainBooks], for random stories.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksModelIT {
    private static final int STORIES = 200;
    private static final int STEPS = 40;
    private static final int WORKERS = 4;
    private static final long[] DEBT_LIMITS = {0, 25, Points.MOST};

    @Inject
    Posters posters;

    @Inject
    Ids ids;

    @Inject
    Stored stored;

    @Inject
    DataSource database;

    @AfterEach
    void allowNoDebt() throws SQLException {
        limitDebt(0);
    }

    /// The stories close accounts that hold points and fill others to the brim, which no sweep can put right.
    @AfterAll
    void leaveNoStory() {
        stored.emptyBooks();
    }

    @Test
    void theRealBooksGiveTheAnswersOfThePlainOnes() throws SQLException {
        for (long limit : DEBT_LIMITS) {
            limitDebt(limit);
            for (int seed = 0; seed < STORIES / DEBT_LIMITS.length; seed++) {
                new LedgerStory(posters.inOneBatch(), ids, stored, seed, limit).happen(STEPS);
            }
        }
        theEventsMeetTheirSchemas();
    }

    @Test
    void theyDoSoForSeveralAtOnce() throws Exception {
        happenAtOnce(posters.inOneBatch(), 1_000);
    }

    @Test
    void theyDoSoThroughOneLane() throws Exception {
        happenAtOnce(posters.overReplicas(1), 2_000);
    }

    @Test
    void theyDoSoThroughTheLanesOfSeveralReplicas() throws Exception {
        happenAtOnce(posters.overReplicas(3), 3_000);
    }

    private void happenAtOnce(LedgerStory.Poster poster, long firstSeed) throws Exception {
        limitDebt(DEBT_LIMITS[1]);
        List<Callable<Void>> stories = new ArrayList<>();
        for (int number = 0; number < STORIES; number++) {
            long seed = firstSeed + number;
            stories.add(() -> {
                new LedgerStory(poster, ids, stored, seed, DEBT_LIMITS[1]).happen(STEPS);
                return null;
            });
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> story : workers.invokeAll(stories)) {
                story.get();
            }
        }
    }

    /// Every kind of event is among the newest, which are those of the stories: other tests post what life does not.
    private void theEventsMeetTheirSchemas() throws SQLException {
        EventSchemas schemas = new EventSchemas(Path.of("events"));
        Set<String> seen = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT type, data FROM (
                            SELECT type, data, row_number() OVER (PARTITION BY type ORDER BY position DESC) AS number
                            FROM outbox) AS event
                        WHERE number <= 100
                        """)) {
            while (rows.next()) {
                schemas.check(rows.getString("type"), rows.getString("data"));
                seen.add(rows.getString("type"));
            }
        }
        assertThat(seen)
                .contains(
                        "io.dangol.loyalty.points.earned.v1",
                        "io.dangol.loyalty.points.pending.v1",
                        "io.dangol.loyalty.points.spent.v1",
                        "io.dangol.loyalty.points.adjusted.v1",
                        "io.dangol.loyalty.points.transferred.v1",
                        "io.dangol.loyalty.points.expired.v1",
                        "io.dangol.loyalty.points.reversed.v1",
                        "io.dangol.loyalty.hold.placed.v1",
                        "io.dangol.loyalty.hold.released.v1");
    }

    private void limitDebt(long points) throws SQLException {
        stored.execute("UPDATE programme SET debt_limit = " + points);
    }
}
