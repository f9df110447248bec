package io.dangol.feedback.intake.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.Partner;
import io.dangol.feedback.source.SigningKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=";
    private static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDMfKQ9r8GKYq=";
    private static final byte[] BODY = "{\"text\":\"배송이 안 와요\"}".getBytes(UTF_8);

    @Test
    void whatTheOfficialLibrarySignsIsVerified() {
        assertThat(verify("msg_1", NOW.getEpochSecond(), sign(SECRET, "msg_1", NOW.getEpochSecond())))
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void anySignatureByAnyLiveSecretWillDo() {
        String good = sign(OLD_SECRET, "msg_1", NOW.getEpochSecond());

        assertThat(verify("msg_1", NOW.getEpochSecond(), "v1,AAAA " + good, SECRET, OLD_SECRET))
                .isEqualTo(Verdict.VERIFIED);
        assertThat(verify("msg_1", NOW.getEpochSecond(), good, SECRET)).isEqualTo(Verdict.INVALID_SIGNATURE);
    }

    @Test
    void anotherIdTimestampOrBodyIsNotSigned() {
        long now = NOW.getEpochSecond();
        String good = sign(SECRET, "msg_1", now);

        assertThat(verify("msg_2", now, good)).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(verify("msg_1", now + 1, good)).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(judge("msg_1", Long.toString(now), good, "{}".getBytes(UTF_8), SECRET))
                .isEqualTo(Verdict.INVALID_SIGNATURE);
    }

    @Test
    void aTimestampMayBeFiveMinutesOffAndNoMore() {
        for (long offset : new long[] {-300, 300}) {
            long sent = NOW.getEpochSecond() + offset;
            assertThat(verify("msg_1", sent, sign(SECRET, "msg_1", sent))).isEqualTo(Verdict.VERIFIED);
        }
        for (long offset : new long[] {-301, 301}) {
            long sent = NOW.getEpochSecond() + offset;
            assertThat(verify("msg_1", sent, sign(SECRET, "msg_1", sent))).isEqualTo(Verdict.STALE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+1795221000",
                "-1",
                "01795221000",
                "1795221000.0",
                "1795221000 ",
                "1e9",
                "0x6b",
                "１７９５２２１０００",
                "99999999999999999999"
            })
    void aTimestampIsDecimalDigitsAndNothingElse(String timestamp) {
        assertThat(judge("msg_1", timestamp, "v1,AAAA", BODY, SECRET)).isEqualTo(Verdict.INVALID_TIMESTAMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "msg\t1", "메시지"})
    void anIdIsPrintableAndHasNoFullStop(String id) {
        assertThat(verify(id, NOW.getEpochSecond(), "v1,AAAA")).isEqualTo(Verdict.INVALID_ID);
        assertThat(verify("x".repeat(257), NOW.getEpochSecond(), "v1,AAAA")).isEqualTo(Verdict.INVALID_ID);
    }

    @Test
    void partsCannotBeShiftedAcrossTheSeparator() {
        long now = NOW.getEpochSecond();
        String signature = Partner.sign(SECRET, "a", now, (now + ".{}").getBytes(UTF_8));

        assertThat(judge("a." + now, Long.toString(now), signature, "{}".getBytes(UTF_8), SECRET))
                .isEqualTo(Verdict.INVALID_ID);
    }

    @Test
    void otherVersionsAndTruncatedSignaturesDoNotCount() {
        long now = NOW.getEpochSecond();
        String good = sign(SECRET, "msg_1", now);

        assertThat(verify("msg_1", now, good.replace("v1,", "v1a,"))).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(verify("msg_1", now, good.substring(3))).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(verify("msg_1", now, good.substring(0, good.length() - 1))).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(verify("msg_1", now, "v1,")).isEqualTo(Verdict.INVALID_SIGNATURE);
        assertThat(verify("msg_1", now, "")).isEqualTo(Verdict.INVALID_SIGNATURE);
    }

    @Test
    void everyHeaderIsNeeded() {
        long now = NOW.getEpochSecond();
        String good = sign(SECRET, "msg_1", now);

        assertThat(judge(null, Long.toString(now), good, BODY, SECRET)).isEqualTo(Verdict.MISSING_HEADER);
        assertThat(judge("msg_1", null, good, BODY, SECRET)).isEqualTo(Verdict.MISSING_HEADER);
        assertThat(judge("msg_1", Long.toString(now), null, BODY, SECRET)).isEqualTo(Verdict.MISSING_HEADER);
    }

    @Test
    void theHeadersMayHaveTheNamesOfSvixButNotTwoMeanings() {
        String now = Long.toString(NOW.getEpochSecond());
        String good = sign(SECRET, "msg_1", NOW.getEpochSecond());
        Map<String, String> svix = Map.of("svix-id", "msg_1", "svix-timestamp", now, "svix-signature", good);
        Map<String, String> both = new HashMap<>(svix);
        both.put("webhook-id", "msg_1");
        Map<String, String> twoIds = new HashMap<>(svix);
        twoIds.put("webhook-id", "msg_2");

        assertThat(judge(svix, keys(SECRET))).isEqualTo(new Judgement.Verified("msg_1"));
        assertThat(judge(both, keys(SECRET))).isEqualTo(new Judgement.Verified("msg_1"));
        assertThat(judge(twoIds, keys(SECRET))).isEqualTo(new Judgement.Rejected(Verdict.MISSING_HEADER));
    }

    @Test
    void aPublicKeyOfThePartnersVerifiesEd25519() {
        long now = NOW.getEpochSecond();
        String good = Ed25519Signer.sign("msg_1", now, BODY);
        List<SigningKey> keys = List.of(Ed25519Signer.publicKey());

        assertThat(judge(headers("msg_1", Long.toString(now), good), keys)).isEqualTo(new Judgement.Verified("msg_1"));
        for (String bad : List.of(
                good.replace("v1a,", "v1,"),
                good.substring(0, good.length() - 4),
                good + "=",
                Ed25519Signer.sign("msg_2", now, BODY),
                Ed25519Signer.sign("msg_1", now + 1, BODY),
                "v1a,",
                "v1a,!")) {
            assertThat(judge(headers("msg_1", Long.toString(now), bad), keys))
                    .isEqualTo(new Judgement.Rejected(Verdict.INVALID_SIGNATURE));
        }
        assertThat(judge(headers("msg_1", Long.toString(now), good), keys(SECRET)))
                .isEqualTo(new Judgement.Rejected(Verdict.INVALID_SIGNATURE));
    }

    private static Verdict verify(String id, long timestampSeconds, String signatures) {
        return verify(id, timestampSeconds, signatures, SECRET);
    }

    private static Verdict verify(String id, long timestampSeconds, String signatures, String... secrets) {
        return judge(id, Long.toString(timestampSeconds), signatures, BODY, secrets);
    }

    private static Verdict judge(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            String... secrets) {
        Judgement judgement = new StandardWebhooks()
                .judge(new SignedDelivery(headers(id, timestamp, signatures), body), keys(secrets), NOW);
        return switch (judgement) {
            case Judgement.Verified verified -> Verdict.VERIFIED;
            case Judgement.Rejected rejected -> rejected.reason();
        };
    }

    private static Judgement judge(Map<String, String> headers, List<SigningKey> keys) {
        return new StandardWebhooks().judge(new SignedDelivery(headers, BODY), keys, NOW);
    }

    private static Map<String, String> headers(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures) {
        Map<String, String> headers = new HashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures);
        headers.values().removeIf(Objects::isNull);
        return headers;
    }

    private static String sign(String secret, String id, long timestampSeconds) {
        return Partner.sign(secret, id, timestampSeconds, BODY);
    }

    private static List<SigningKey> keys(String... secrets) {
        return List.of(secrets).stream()
                .map(secret -> Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .<SigningKey>map(SigningKey.Hmac::of)
                .toList();
    }
}
