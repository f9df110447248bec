package io.dangol.feedback.source.secret;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.feedback.Partner;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.SourceKeys;
import io.dangol.kit.security.Roles;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Keys that another replica changes, which is to say: behind the back of this one's cache.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SourceKeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] BODY =
            "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"tea\"}".getBytes(StandardCharsets.UTF_8);

    @Inject
    Transactions transactions;

    @Inject
    SecretStore secrets;

    @Inject
    SourceKeys keys;

    @Test
    void aNewSecretIsGoodAtOnce() {
        Partner partner = Partner.register();
        assertThat(deliver(partner, partner.secret())).as("cached by now").isEqualTo(202);
        Secret added = write(transaction ->
                secrets.add(transaction, id(partner), Signature.STANDARD_WEBHOOKS, Optional.empty(), Instant.now()));

        assertThat(deliver(partner, text(added))).isEqualTo(202);
    }

    @Test
    void aDeletedSecretIsNotGoodForLong() {
        Partner partner = Partner.register();
        Secret added = write(transaction ->
                secrets.add(transaction, id(partner), Signature.STANDARD_WEBHOOKS, Optional.empty(), Instant.now()));
        String secret = text(added);
        assertThat(deliver(partner, secret)).as("cached by now").isEqualTo(202);

        write(transaction -> secrets.delete(transaction, added.id()).replaceWith(true));

        await().atMost(PATIENCE).until(() -> deliver(partner, secret) == 401);
        assertThat(deliver(partner, partner.secret())).isEqualTo(202);
    }

    @Test
    void theKeysOfASourceThatDeliversAreNotReadForEachDelivery() {
        Partner partner = Partner.register();
        assertThat(keys.read(id(partner)).await().atMost(PATIENCE).isFresh()).isTrue();

        SourceKeys.Found found = keys.find(id(partner)).await().atMost(PATIENCE);

        assertThat(found.isFresh()).isFalse();
        assertThat(found.keys().orElseThrow().live()).hasSize(1);
    }

    @Test
    void whatIsChangedHereHoldsAtOnce() {
        Partner partner = Partner.register();
        String secrets = "/v1/sources/" + partner.id() + "/secrets";
        String first = as(Roles.OPERATOR).get(secrets).path("items[0].id");
        String second = as(Roles.OPERATOR)
                .post(secrets)
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("secret");
        assertThat(deliver(partner, partner.secret())).as("cached by now").isEqualTo(202);

        as(Roles.OPERATOR).delete(secrets + "/" + first).then().statusCode(204);
        assertThat(deliver(partner, partner.secret())).isEqualTo(401);
        assertThat(deliver(partner, second)).as("cached by now").isEqualTo(202);

        as(Roles.OPERATOR).body("{\"overlap\":\"PT0S\"}").post(secrets).then().statusCode(201);
        assertThat(deliver(partner, second)).isEqualTo(401);
    }

    private static int deliver(Partner partner, String secret) {
        String id = Partner.newId();
        long now = Instant.now().getEpochSecond();
        return partner.send(id, Long.toString(now), Partner.sign(secret, id, now, BODY), BODY)
                .statusCode();
    }

    private static SourceId id(Partner partner) {
        return IdKind.SOURCE.parse(partner.id()).map(SourceId::new).orElseThrow();
    }

    private String text(Secret secret) {
        return write(transaction -> secrets.open(transaction, secret.id()))
                .orElseThrow()
                .text();
    }

    private <T> T write(Function<SqlConnection, Uni<T>> work) {
        return transactions.write(work).await().atMost(PATIENCE);
    }
}
