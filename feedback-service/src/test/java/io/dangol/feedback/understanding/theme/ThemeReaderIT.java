package io.dangol.feedback.understanding.theme;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.understanding.theme.Planting.awaitThemes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.feedback.understanding.theme.PlantedFeedback.Said;
import io.dangol.feedback.understanding.theme.ThemeReader.Outcome;
import io.dangol.kit.security.Roles;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Feedback is read once, whoever reads it and whatever happens meanwhile.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ThemeReaderIT {
    private static final Duration STATEMENT = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    @Inject
    ThemeReader reader;

    @Inject
    ReadingRepository repository;

    @Inject
    ThemeRepository themes;

    @Inject
    ThemeRetention retention;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Test
    void severalReplicasThatReadAtOnceCountOnce() {
        Planting planting = new Planting();
        List<Said> said = PlantedFeedback.of(5, 12);
        CompletableFuture<?>[] replicas = new CompletableFuture<?>[4];
        planting.plant(said, planting.channel(), null);
        for (int replica = 0; replica < replicas.length; replica++) {
            replicas[replica] = CompletableFuture.runAsync(() -> {
                for (int time = 0; time < 10; time++) {
                    reader.readBatch().await().atMost(STATEMENT);
                }
            });
        }
        CompletableFuture.allOf(replicas).join();

        int now = (int) said.stream().filter(Said::isNow).count();
        awaitThemes("channel=" + planting.channel(), now, said.size() - now);
        assertThat(readings(planting)).isEqualTo(said.size());
    }

    @Test
    void aBatchThatIsBrokenOffIsReadAgain() {
        Planting planting = new Planting();
        planting.plant(List.of(new Said(1, "c", "half a batch")), planting.channel(), null);

        assertThat(brokenOff()).isEqualTo("power cut");

        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 1);
    }

    /// Reads as the reader does, advances, and fails before the commit.
    private String brokenOff() {
        return transactions
                .<String>write(transaction -> repository
                        .hold(transaction)
                        .flatMap(held -> held.map(found -> repository
                                        .unread(transaction, found.stored(), found.horizon())
                                        .map(unread -> found.stored()
                                                .read(
                                                        unread,
                                                        false,
                                                        found.horizon(),
                                                        found.stored().completeTo()))
                                        .flatMap(read -> repository.advance(transaction, read)))
                                .orElse(Uni.createFrom().voidItem()))
                        .flatMap(done -> Uni.createFrom().failure(new IllegalStateException("power cut"))))
                .onFailure(IllegalStateException.class)
                .recoverWithItem(Throwable::getMessage)
                .await()
                .atMost(STATEMENT);
    }

    @Test
    void whatWasRecordedBeforeIsReadAfterwardsAndAnotherVersionReadsAnew() {
        Planting planting = new Planting();
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 1_200; customer++) {
            said.add(new Said(1 + customer % 56, "c-" + customer, "배송 지연"));
        }
        planting.plant(said, planting.channel(), null);
        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 1_200);
        Map<String, String> before = allReadings(planting);

        execute("UPDATE feedback SET written_in = 0 WHERE channel = '%s'".formatted(planting.channel()));
        execute("DELETE FROM theme_reading WHERE channel = '%s'".formatted(planting.channel()));
        execute("UPDATE theme_progress SET version = 0");

        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 1_200);
        assertThat(allReadings(planting)).isEqualTo(before);
    }

    @Test
    void aReplicaThatKnowsFewerTermsStandsBackForANewerOne() {
        execute("UPDATE theme_progress SET version = 1000");
        try {
            assertThat(reader.readBatch().await().atMost(STATEMENT)).isEqualTo(Outcome.BUSY);
        } finally {
            execute("UPDATE theme_progress SET version = 0");
        }
    }

    @Test
    void aRestoredDatabaseIsReadFromTheBeginning() {
        Planting planting = new Planting();
        execute("UPDATE theme_progress SET written_in = 9000000000000000000");
        planting.plant(List.of(new Said(1, "c", "after the restore")), planting.channel(), null);

        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 1);
    }

    @Test
    void feedbackThatIsGoneIsGoneFromItsThemes() {
        Planting planting = new Planting();
        planting.plant(List.of(new Said(1, "c", "forget me")), planting.channel(), null);
        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 1);

        execute("DELETE FROM classification WHERE feedback_id IN (SELECT id FROM feedback WHERE channel = '%s')"
                .formatted(planting.channel()));
        execute("DELETE FROM feedback WHERE channel = '%s'".formatted(planting.channel()));

        assertThat(readings(planting)).isZero();
    }

    @Test
    void aSampleHasEverythingOfACustomerOrNothing() {
        Planting planting = new Planting();
        List<Said> said = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            said.add(new Said(1 + number % 28, "c-" + number % 200, "배송 지연"));
        }
        planting.plant(said, planting.channel(), null);
        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 600);
        ThemeQuery query = ThemeQuery.of(
                new ThemeSelection(null, null, planting.channel(), null, null), null, null, LocalDate.now(ZONE));

        List<Reading> half = transactions
                .snapshot(transaction -> themes.readings(transaction, query, query.window(), Boards.lastSpeaker(0.5)))
                .await()
                .atMost(STATEMENT);

        assertThat(half.size()).isBetween(180, 420);
        assertThat(half.stream().collect(Collectors.groupingBy(Reading::speaker, Collectors.counting())))
                .allSatisfy((speaker, pieces) -> assertThat(pieces).isEqualTo(3));
    }

    @Test
    void whatWasSaidLongAgoIsForgottenAndNotReadAgain() {
        Planting planting = new Planting();
        planting.plant(List.of(new Said(900, "c", "long ago")), planting.channel(), null);
        planting.plant(List.of(new Said(2, "c", "old"), new Said(1, "c", "new")), planting.channel(), null);
        await().atMost(Planting.PATIENCE).until(() -> readings(planting) == 2);
        execute("""
                UPDATE theme_reading SET day = '2020-02-29'
                WHERE channel = '%1$s' AND day < (SELECT max(day) FROM theme_reading WHERE channel = '%1$s')
                """.formatted(planting.channel()));

        retention.forget().await().atMost(STATEMENT);

        assertThat(readings(planting)).isEqualTo(1);
    }

    @Test
    void hostileTextsAreReadAndBreakNothing() {
        String channel = new Planting().channel();
        List<String> texts = List.of(
                "half \\ud83d",
                "NUL \\u0000 \\u0000",
                "\\u202etxt.exe\\u202c",
                "<script>alert(1)</script>",
                "'); DROP TABLE theme_reading; --",
                "!!! ???",
                "👩‍👩‍👧‍👦",
                "a".repeat(900_000),
                "가 나 ".repeat(100_000),
                "a" + "\\u0000\\u0000".repeat(80_000));
        for (String text : texts) {
            as(Roles.AGENT)
                    .body("{\"kind\":\"review\",\"channel\":\"%s\",\"text\":\"%s\"}".formatted(channel, text))
                    .post("/v1/feedback")
                    .then()
                    .statusCode(201);
        }

        await().atMost(Planting.PATIENCE).until(() -> count(channel) == texts.size());
        awaitThemes("channel=" + channel, texts.size(), 0);
    }

    private long readings(Planting planting) {
        return count(planting.channel());
    }

    private long count(String channel) {
        return pool.preparedQuery("SELECT count(*) FROM theme_reading WHERE channel = $1")
                .execute(Tuple.of(channel))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(STATEMENT);
    }

    private Map<String, String> allReadings(Planting planting) {
        return pool.preparedQuery("SELECT feedback_id::text, r::text FROM theme_reading r WHERE channel = $1")
                .execute(Tuple.of(planting.channel()))
                .map(rows -> {
                    Map<String, String> all = new TreeMap<>();
                    rows.forEach(row -> all.put(row.getString(0), row.getString(1)));
                    return all;
                })
                .await()
                .atMost(STATEMENT);
    }

    private void execute(String statement) {
        pool.query(statement).execute().await().atMost(STATEMENT);
    }
}
