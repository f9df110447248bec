package io.dangol.kit.token;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");
    private static final TokenRules RULES = new TokenRules("dangol", Duration.ofDays(1), Duration.ofSeconds(5));

    @Test
    void eachClaimIsOfItsTypeOrTheTokenIsRefused() {
        // The issuer and expiry are the framework's to check.
        for (ClaimCase each : ClaimCase.all(NOW)) {
            if (!each.json().contains("\"iss\":\"https://dangol.local\"")) {
                continue;
            }
            if (each.good()) {
                assertThatCode(() -> RULES.check(token(each), NOW))
                        .as(each.name())
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> RULES.check(token(each), NOW))
                        .as(each.name())
                        .isInstanceOf(TokenRefused.class);
            }
        }
    }

    @Test
    void aClockThatIsAheadByTheSkewIsForgiven() {
        assertThatCode(() -> RULES.check(claims(NOW.getEpochSecond() + 5), NOW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> RULES.check(claims(NOW.getEpochSecond() + 6), NOW))
                .hasMessage("the claim iat must not be in the future");
    }

    @Test
    void theAudienceCanBeLeftOpen() {
        TokenRules open = new TokenRules(TokenRules.ANY_AUDIENCE, Duration.ofDays(1), Duration.ZERO);
        String without = encoded(json(NOW.getEpochSecond()).replace(",\"aud\":\"dangol\"", ""));

        assertThatCode(() -> open.check(without, NOW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> RULES.check(without, NOW)).hasMessageStartingWith("the claim aud");
    }

    @Test
    void theReasonNamesTheClaimAndNotItsValue() {
        String secret = json(NOW.getEpochSecond()).replace("\"somebody\"", "[\"a-secret-value\"]");

        assertThatThrownBy(() -> RULES.check(encoded(secret), NOW))
                .hasMessageStartingWith("the claim sub must be a text")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        for (String none :
                List.of("", ".", "a", "a.b", "a.!.c", "a." + base64("[]") + ".c", "a." + base64("1") + ".c")) {
            assertThatThrownBy(() -> RULES.check(none, NOW)).as(none).isInstanceOf(TokenRefused.class);
        }
    }

    @Test
    void rulesWithoutSenseAreRefusedAtTheStart() {
        assertThatThrownBy(() -> new TokenRules(" ", Duration.ofDays(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenRules("dangol", Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String token(ClaimCase each) {
        return encoded(each.json());
    }

    private static String claims(long issuedAt) {
        return encoded(json(issuedAt));
    }

    private static String json(long issuedAt) {
        return "{\"sub\":\"somebody\",\"aud\":\"dangol\",\"groups\":[\"agent\"],\"iat\":%d,\"exp\":%d}"
                .formatted(issuedAt, issuedAt + 600);
    }

    private static String encoded(String claims) {
        return "e30." + base64(claims) + ".e30";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
