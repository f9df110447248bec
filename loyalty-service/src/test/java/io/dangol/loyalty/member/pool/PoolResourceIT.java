package io.dangol.loyalty.member.pool;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PoolResourceIT {
    private static final String POOLS = "/v1/pools";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private String head = "";
    private String mate = "";
    private String stranger = "";

    @BeforeEach
    void members() {
        head = facts.newId("cus");
        mate = facts.newId("cus");
        stranger = facts.newId("cus");
        Stream.of(head, mate, stranger).forEach(facts::registered);
        Stream.of(head, mate, stranger).forEach(customer -> stored.awaitBalance(customer, 0));
    }

    @Test
    void whatMembersEarnGoesToThePoolAndTheirOwnStaysTheirs() {
        facts.purchased(mate, facts.newId("pur"), "1000", "KRW");
        stored.awaitBalance(mate, 10);
        Response pool = create(head);
        join(pool, mate).then().statusCode(200).body(at("members.customerId", contains(head, mate)));
        String purchase = facts.newId("pur");
        facts.purchased(mate, purchase, "2000", "KRW");
        facts.purchased(head, facts.newId("pur"), "500", "KRW");
        awaitPool(pool, 25);
        facts.compensated(mate, facts.newId("cmp"), facts.newId("cas"), 100);
        awaitPool(pool, 125);
        assertThat(stored.balance(mate)).isEqualTo(10);
        assertThat(stored.balance(head)).isZero();

        leave(pool, mate).then().statusCode(204);
        facts.purchased(mate, facts.newId("pur"), "300", "KRW");
        stored.awaitBalance(mate, 13);
        assertThat(balance(pool)).isEqualTo(125);

        // What the pool earned is taken back from the pool, whoever has left it since.
        facts.returned(mate, purchase, facts.newId("ret"), 2, "2000", "2000");
        awaitPool(pool, 105);
        assertThat(stored.balance(mate)).isEqualTo(13);
    }

    @Test
    void everyMemberSeesThePoolsAccountAndNobodyElse() {
        Response pool = create(head);
        join(pool, mate);
        String account = pool.path("accountId");
        String purchase = facts.newId("pur");
        facts.purchased(mate, purchase, "2000", "KRW");
        awaitPool(pool, 20);
        List<String> paths = List.of(
                "/v1/accounts/" + account,
                "/v1/accounts/" + account + "/entries",
                "/v1/transactions/" + PublicId.format("txn", stored.transaction(purchase)),
                POOLS + "/" + pool.path("id"));

        for (String path : paths) {
            Api.asCustomer(head).get(path).then().statusCode(200);
            Api.asCustomer(mate).get(path).then().statusCode(200);
            Api.as("agent").get(path).then().statusCode(200);
            Api.asCustomer(stranger).get(path).then().statusCode(404);
        }
        Api.asCustomer(mate)
                .get("/v1/accounts/" + account)
                .then()
                .body(at("kind", equalTo("pooled")))
                .body(at("owner", equalTo(head)))
                .body(at("balance", equalTo(20)));
        leave(pool, mate);
        for (String path : paths) {
            Api.asCustomer(mate).get(path).then().statusCode(404);
        }
    }

    @Test
    void aPoolsPointsAreSpentLikeAnyOther() {
        Response pool = create(head);
        String account = pool.path("accountId");
        Api.earn(account, 30);

        Api.spend(account, 12);

        assertThat(balance(pool)).isEqualTo(18);
        assertThat(stored.value(
                        "SELECT subject FROM outbox WHERE type = 'io.dangol.loyalty.points.spent.v1' AND data LIKE ?",
                        "%" + account + "%"))
                .isEqualTo(head);
    }

    @Test
    void aCustomerIsInOnePoolAtMost() {
        Response pool = create(head);
        join(pool, mate).then().statusCode(200);
        Response other = create(stranger);

        join(other, mate).then().statusCode(409).body(at("type", endsWith("/in-a-pool")));
        join(other, head).then().statusCode(409).body(at("type", endsWith("/in-a-pool")));
        post("{\"head\":\"%s\"}".formatted(mate)).then().statusCode(409).body(at("type", endsWith("/in-a-pool")));
        post("{\"head\":\"%s\"}".formatted(head)).then().statusCode(409).body(at("type", endsWith("/in-a-pool")));
        join(pool, mate).then().statusCode(200).body(at("members", hasSize(2)));
        assertThat(stored.number(
                        "SELECT count(*) FROM account WHERE owner = ? AND kind = 'pooled'", Stored.uuid("cus", mate)))
                .isZero();
    }

    @Test
    void aPoolHasAtMostTenMembersHoweverManyJoinAtOnce() {
        Response pool = create(head);
        List<String> customers =
                Stream.generate(() -> facts.newId("cus")).limit(14).toList();
        customers.forEach(facts::registered);
        customers.forEach(customer -> stored.awaitBalance(customer, 0));

        List<Integer> statuses = customers.parallelStream()
                .map(customer -> join(pool, customer).statusCode())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(9);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
        Api.as("agent").get(POOLS + "/" + pool.path("id")).then().body(at("members", hasSize(10)));
    }

    @Test
    void theHeadStaysAndStrangersAreNotFound() {
        Response pool = create(head);

        leave(pool, head).then().statusCode(422).body(at("type", endsWith("/pool-head-stays")));
        leave(pool, stranger).then().statusCode(404);
        leave(pool, "cus_1").then().statusCode(404);
        join(pool, facts.newId("cus")).then().statusCode(422).body(at("type", endsWith("/unknown-member")));
        post("{\"head\":\"%s\"}".formatted(facts.newId("cus")))
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/unknown-member")));
        Api.as("agent").get(POOLS + "/pol_00000000000000000000000000").then().statusCode(404);
        Api.as("agent")
                .body("{\"customer\":\"%s\"}".formatted(mate))
                .post(POOLS + "/pol_00000000000000000000000000/members")
                .then()
                .statusCode(404);
    }

    @Test
    void theSameKeyMakesOnePool() {
        String key = UUID.randomUUID().toString();
        String body = "{\"head\":\"%s\",\"name\":\"Flat 12\"}".formatted(head);
        Response first =
                Api.as("agent").header("Idempotency-Key", key).body(body).post(POOLS);
        Response second =
                Api.as("agent").header("Idempotency-Key", key).body(body).post(POOLS);

        first.then()
                .statusCode(201)
                .header("Location", startsWith(POOLS + "/pol_"))
                .body(at("name", equalTo("Flat 12")))
                .body(at("members.customerId", contains(head)));
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void aPoolIsFoundByItsMembers() {
        Response pool = create(head);
        join(pool, mate);

        Api.as("agent").get(POOLS + "?customer=" + mate).then().body(at("items.id", contains(pool.<String>path("id"))));
        Api.as("agent")
                .get(POOLS + "?customer=" + stranger)
                .then()
                .statusCode(200)
                .body(at("items", empty()));
        Api.asCustomer(mate).get(POOLS).then().body(at("items.id", contains(pool.<String>path("id"))));
        Api.asCustomer(stranger).get(POOLS).then().statusCode(200).body(at("items", empty()));
        Api.asCustomer(stranger).get(POOLS + "?customer=" + mate).then().statusCode(404);
        Api.as("agent").get(POOLS + "?customer=1").then().statusCode(400);
        Api.as("agent").get(POOLS + "?limit=1").then().statusCode(200).body(at("items", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"head\":\"cus_1\"}",
                "{\"head\":1}",
                "{\"head\":\"cus_00000000000000000000000000\",\"name\":\"\"}",
                "{\"head\":\"cus_00000000000000000000000000\",\"name\":\" \"}",
                "{\"head\":\"cus_00000000000000000000000000\",\"members\":[]}",
                "[]",
            })
    void aBadPoolIsRefused(String body) {
        post(body).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "marketer", "analyst", "partner"})
    void poolsAreMadeByThoseWhoDealWithCustomers(String role) {
        String path = POOLS + "/" + create(head).path("id") + "/members";

        Api.as(role)
                .body("{\"head\":\"%s\"}".formatted(stranger))
                .post(POOLS)
                .then()
                .statusCode(403);
        Api.as(role)
                .body("{\"customer\":\"%s\"}".formatted(mate))
                .post(path)
                .then()
                .statusCode(403);
        Api.as(role).delete(path + "/" + mate).then().statusCode(403);
    }

    private Response create(String customer) {
        Response pool = post("{\"head\":\"%s\"}".formatted(customer));
        pool.then().statusCode(201);
        return pool;
    }

    private static Response post(String body) {
        return Api.as("agent").body(body).post(POOLS);
    }

    private static Response join(Response pool, String customer) {
        return Api.as("agent")
                .body("{\"customer\":\"%s\"}".formatted(customer))
                .post(POOLS + "/" + pool.path("id") + "/members");
    }

    private static Response leave(Response pool, String customer) {
        return Api.as("agent").delete(POOLS + "/" + pool.path("id") + "/members/" + customer);
    }

    private void awaitPool(Response pool, long points) {
        await().atMost(Stored.PATIENCE)
                .untilAsserted(() -> assertThat(balance(pool)).isEqualTo(points));
    }

    private long balance(Response pool) {
        return stored.number("SELECT balance FROM account WHERE id = ?", Stored.uuid("acc", pool.path("accountId")));
    }
}
