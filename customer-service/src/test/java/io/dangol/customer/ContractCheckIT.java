package io.dangol.customer;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.Tokens;
import io.dangol.testkit.contract.ContractTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;

/// Every operation of this service's API document, held to what all services promise. It changes settings too, so it
/// has a database of its own.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class ContractCheckIT extends ContractTests {
    @Override
    protected Callers somethingOfEachKind() {
        String source = Api.unique("contract");
        String customer = Api.posting(Tokens.of("operator"))
                .body("""
                        {"source":"%s","orderId":"1","customer":{"externalId":"1"},"purchasedAt":"2026-11-21T09:30:00Z",
                         "channel":"store","total":{"amount":"12900","currency":"KRW"},
                         "lines":[{"sku":"%s","category":"tea"}]}""".formatted(source, source))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("customerId");
        Api.operator()
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", Api.unique("key"))
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/purchases:import")
                .then()
                .statusCode(202);
        Api.posting(Tokens.of("operator"))
                .body("{\"sku\":\"%s-2\",\"categoryPath\":[\"tea\",\"green\"]}".formatted(source))
                .post("/v1/products")
                .then()
                .statusCode(201);
        Api.posting(Tokens.of("operator"))
                .body("{\"code\":\"%s\",\"name\":\"강남점\"}".formatted(source))
                .post("/v1/stores")
                .then()
                .statusCode(201);
        return new Callers(customer, source);
    }
}
