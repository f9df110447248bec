package io.dangol.feedback.survey.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RoundIT extends TriggeredSurveys {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Customers customers;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    RoundWork rounds;

    @Test
    void everyKnownCustomerIsAskedOnceARoundByAnyNumberOfReplicasAlsoAfterARestart() {
        customers.registered(Customers.newId());
        List<String> who =
                IntStream.range(0, 120).mapToObj(number -> Customers.newId()).toList();
        who.forEach(customers::registered);
        await().atMost(PATIENCE)
                .until(() -> who.stream()
                        .allMatch(customer -> database.number(
                                        "SELECT count(*) AS n FROM survey_customer WHERE known AND customer_id = $1",
                                        IdKind.CUSTOMER.parse(customer).orElseThrow())
                                == 1));

        String survey = active("{\"kind\":\"periodic\",\"every\":\"P30D\"}");
        Instant soon = clock.instant().plusSeconds(3_600);
        List<CompletableFuture<Integer>> replicas = new ArrayList<>();
        for (int replica = 0; replica < 4; replica++) {
            replicas.add(rounds(soon, 40));
        }
        replicas.forEach(CompletableFuture::join);

        // Whoever finds the round held by another passes it over, so batches may be left to be done.
        long known = database.number(
                "SELECT count(*) AS n FROM survey_customer WHERE known AND $1::uuid IS NOT NULL", id(survey));
        AtomicInteger minutes = new AtomicInteger();
        await().atMost(PATIENCE).until(() -> {
            rounds(soon.plus(Duration.ofDays(1)).plusSeconds(60L * minutes.getAndIncrement()), 1)
                    .join();
            return database.number("SELECT number AS n FROM survey_round WHERE survey_id = $1", id(survey)) == 2;
        });
        assertThat(database.number("SELECT count(*) AS n FROM invitation WHERE survey_id = $1", id(survey)))
                .isEqualTo(known);
        for (String customer : who) {
            assertThat(invitations(survey, customer))
                    .singleElement()
                    .satisfies(found -> assertThat(found)
                            .containsEntry("state", "issued")
                            .containsEntry("cause", "round:1/" + customer));
        }

        rounds(clock.instant().plus(Duration.ofDays(31)), 1).join();
        assertThat(database.number(
                        "SELECT count(*) AS n FROM invitation WHERE cause LIKE 'round:2/%' AND survey_id = $1",
                        id(survey)))
                .isPositive()
                .isLessThanOrEqualTo(50);
        assertThat(database.number("SELECT number AS n FROM survey_round WHERE survey_id = $1", id(survey)))
                .isEqualTo(2);
        Surveys.move(survey, "pause").then().statusCode(200);
        long before = database.number("SELECT count(*) AS n FROM invitation WHERE survey_id = $1", id(survey));
        rounds(clock.instant().plus(Duration.ofDays(62)), 1).join();
        assertThat(database.number("SELECT count(*) AS n FROM invitation WHERE survey_id = $1", id(survey)))
                .isEqualTo(before);
    }

    private CompletableFuture<Integer> rounds(Instant now, int times) {
        CompletableFuture<Integer> run = CompletableFuture.completedFuture(0);
        for (int time = 0; time < times; time++) {
            Instant moment = now.plusSeconds(time * 60L);
            run = run.thenCompose(done -> rounds.run(moment).subscribeAsCompletionStage());
        }
        return run;
    }
}
