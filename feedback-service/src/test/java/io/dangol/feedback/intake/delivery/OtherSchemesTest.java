package io.dangol.feedback.intake.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.intake.delivery.Judgement.Rejected;
import io.dangol.feedback.intake.delivery.Judgement.Verified;
import io.dangol.feedback.source.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherSchemesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final String SECRET = "whsec_mn9fkpyq4rNjSx0z";
    private static final byte[] EVENT = "{\"object\":{\"id\":\"no\"},\"id\":\"evt_1\",\"type\":\"x\"}".getBytes(UTF_8);

    /// From GitHub's documentation, "Validating webhook deliveries".
    @Test
    void gitHubsOwnExampleIsVerified() {
        assertThat(gitHub(
                        "It's a Secret to Everybody",
                        "Hello, World!",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"))
                .isEqualTo(new Verified("sha256=dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18"
            })
    void anythingElseIsNoSignatureOfGitHubs(String signature) {
        assertThat(gitHub("It's a Secret to Everybody", "Hello, World!", signature))
                .isEqualTo(new Rejected(Verdict.INVALID_SIGNATURE));
        assertThat(new GitHub().judge(new SignedDelivery(Map.of(), EVENT), keys(SECRET), NOW))
                .isEqualTo(new Rejected(Verdict.MISSING_HEADER));
    }

    @Test
    void aStripeEventIsNamedByItsId() {
        long now = NOW.getEpochSecond();

        assertThat(stripe(OtherSchemes.stripe(SECRET, now, EVENT), EVENT)).isEqualTo(new Verified("evt_1"));
        assertThat(stripe(OtherSchemes.stripe(SECRET, now - 300, EVENT), EVENT)).isEqualTo(new Verified("evt_1"));
        assertThat(stripe(OtherSchemes.stripe(SECRET, now - 301, EVENT), EVENT)).isEqualTo(new Rejected(Verdict.STALE));
        assertThat(stripe(OtherSchemes.stripe(SECRET, now, EVENT) + ",v1=00", EVENT))
                .isEqualTo(new Verified("evt_1"));
        assertThat(stripe(OtherSchemes.stripe("another-secret-of-theirs", now, EVENT), EVENT))
                .isEqualTo(new Rejected(Verdict.INVALID_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"id\":7}", "{\"id\":\"a b\"}", "{\"id\":\"sha256=00\"}", "no JSON", ""})
    void aStripeBodyWithoutAnIdIsNamedByItsDigest(String text) {
        byte[] body = text.getBytes(UTF_8);

        assertThat(stripe(OtherSchemes.stripe(SECRET, NOW.getEpochSecond(), body), body))
                .isEqualTo(new Verified(BodyDigest.name(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=00", "t=,v1=00", "t=1,t=2,v1=00", "t=+1795221000,v1=00", "t=01795221000,v1=00"})
    void aStripeSignatureHasOneTime(String header) {
        assertThat(stripe(header, EVENT)).isEqualTo(new Rejected(Verdict.INVALID_TIMESTAMP));
    }

    private static Judgement gitHub(String secret, String body, String signature) {
        return new GitHub()
                .judge(
                        new SignedDelivery(Map.of("x-hub-signature-256", signature), body.getBytes(UTF_8)),
                        keys(secret),
                        NOW);
    }

    private static Judgement stripe(String signature, byte[] body) {
        return new Stripe()
                .judge(new SignedDelivery(Map.of("stripe-signature", signature), body), keys("another", SECRET), NOW);
    }

    private static List<SigningKey> keys(String... secrets) {
        return List.of(secrets).stream()
                .<SigningKey>map(secret -> SigningKey.Hmac.of(secret.getBytes(UTF_8)))
                .toList();
    }
}
