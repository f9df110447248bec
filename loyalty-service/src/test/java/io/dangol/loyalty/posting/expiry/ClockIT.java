package io.dangol.loyalty.posting.expiry;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// That what the other tests begin by hand begins by itself.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(ClockIT.Running.class)
class ClockIT {
    /// The sweeps run as in production, but more often.
    public static class Running implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dangol.hold.time-out-every", "1s",
                    "dangol.expiry.sweep-every", "1s",
                    "dangol.expiry.notice-every", "1s");
        }
    }

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @Test
    void whatIsDueHappensByItself() throws SQLException {
        Member member = ledgers.member(100);
        ledgers.earn(member, 3, ",\"effectiveAt\":\"2026-01-01T00:00:00Z\",\"expiresAt\":\"2026-02-01T00:00:00Z\"");
        post("/v1/holds", """
                {"account":"%s","points":60,"reason":"basket"}""".formatted(member.account())).then().statusCode(201);
        stored.execute("UPDATE hold SET expires_at = now() WHERE account_id = '%s'"
                .formatted(member.accountId().value()));
        Member other = ledgers.member(5);
        stored.execute("UPDATE lot SET expires_at = now() + interval '1 day' WHERE account_id = '%s'"
                .formatted(other.accountId().value()));

        await().atMost(Stored.PATIENCE).untilAsserted(() -> {
            assertThat(account(member).as(JsonBody.class).<Object>at("balance")).isEqualTo(100);
            assertThat(stored.number("""
                    SELECT count(*) FROM outbox WHERE subject = ? AND type = 'io.dangol.loyalty.points.expiring.v1'""", other.customer())).isEqualTo(1);
        });
    }
}
