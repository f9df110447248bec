package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignerTest {
    /// The example that the libraries of Standard Webhooks and Svix are tested with.
    private final Signer signer = new Signer("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void thePublishedExampleIsSignedAsPublished() {
        for (int time = 0; time < 2; time++) {
            byte[] signature = signer.sign(
                    bytes("msg_p5jXN8AQM9LWM0D4loKWxJek"), bytes("1614265330"), bytes("{\"test\": 2432232314}"));

            assertThat(signature)
                    .hasSize(Signer.SIGNATURE_LENGTH)
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        }
    }

    @Test
    void whatIsNoSecretIsRefused() {
        assertThatThrownBy(() -> new Signer("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .hasMessage("a secret begins with whsec_");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
