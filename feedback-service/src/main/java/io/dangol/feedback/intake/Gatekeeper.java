package io.dangol.feedback.intake;

import io.dangol.feedback.id.IdKind;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.source.SourceKeys;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// Lets in only what a source has signed. Whatever is wrong gets the same answer after the same work, a source that
/// does not exist included: nobody learns which do.
@ApplicationScoped
class Gatekeeper {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int KEY_BYTES = 32;

    private final SourceKeys sources;
    private final IntakeService intake;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final SecretKeySpec decoy;

    Gatekeeper(SourceKeys sources, IntakeService intake, IntakeMetrics metrics, Clock clock) {
        this.sources = sources;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.decoy = new SecretKeySpec(key, SigningKeys.ALGORITHM);
    }

    /// Verifies a delivery and takes it in.
    ///
    /// @param source the source's id as the path has it
    /// @throws Refusal as the failure: 401 `invalid-signature`
    Uni<Receipt> admit(String source, SignedDelivery delivery) {
        return sources.find(IdKind.SOURCE.parse(source).orElse(NOBODY)).flatMap(found -> {
            Instant now = clock.instant();
            Verdict verdict = verdict(found, delivery, now);
            if (verdict != Verdict.VERIFIED) {
                metrics.rejected(verdict);
                return Uni.createFrom()
                        .failure(new Refusal(
                                IntakeProblem.INVALID_SIGNATURE,
                                "sign id, timestamp and the raw body by Standard Webhooks 1.0 with a live secret of"
                                        + " this source, at most 5 minutes before sending"));
            }
            String webhookId = Objects.requireNonNull(delivery.id(), "verified without an id");
            return intake.take(found.orElseThrow(), webhookId, delivery.body(), now);
        });
    }

    private Verdict verdict(Optional<SigningKeys> found, SignedDelivery delivery, Instant now) {
        List<SecretKeySpec> keys = found.map(SigningKeys::live).orElse(List.of(decoy));
        Verdict verdict = StandardWebhooks.verify(delivery, keys, now);
        return found.isEmpty() ? Verdict.UNKNOWN_SOURCE : verdict;
    }
}
