package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.intake.statistics.RefusedDeliveries;
import io.dangol.feedback.source.SigningKey;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.source.SourceKeys;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Lets in only what a source has signed. Whatever is wrong gets the same answer after the same work, a source that
/// does not exist included: nobody learns which do.
@ApplicationScoped
class Gatekeeper {
    private static final SourceId NOBODY = new SourceId(new UUID(0, 0));
    private static final int KEY_BYTES = 32;

    private final SourceKeys sources;
    private final IntakeService intake;
    private final RefusedDeliveries refusals;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final List<SigningKey> decoys;

    Gatekeeper(
            SourceKeys sources, IntakeService intake, RefusedDeliveries refusals, IntakeMetrics metrics, Clock clock) {
        this.sources = sources;
        this.intake = intake;
        this.refusals = refusals;
        this.metrics = metrics;
        this.clock = clock;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.decoys = List.of(SigningKey.Hmac.of(key));
    }

    /// Verifies a delivery and takes it in.
    ///
    /// @param source the source's id as the path has it
    /// @throws Refusal as the failure: 401 `invalid-signature`
    Uni<Receipt> admit(String source, SignedDelivery delivery) {
        SourceId sourceId = IdKind.SOURCE.parse(source).map(SourceId::new).orElse(NOBODY);
        return sources.find(sourceId).flatMap(found -> {
            Instant now = clock.instant();
            Judgement judgement = judge(found.keys(), delivery, now);
            // A secret that another replica made just now is not in the cache.
            return judgement instanceof Judgement.Rejected && !found.isFresh()
                    ? sources.read(sourceId)
                            .flatMap(read -> decide(read.keys(), judge(read.keys(), delivery, now), delivery, now))
                    : decide(found.keys(), judgement, delivery, now);
        });
    }

    private Uni<Receipt> decide(
            Optional<SigningKeys> source, Judgement judgement, SignedDelivery delivery, Instant now) {
        return switch (judgement) {
            case Judgement.Verified verified -> intake.take(source.orElseThrow(), verified.id(), delivery.body(), now);
            case Judgement.Rejected rejected -> {
                source.ifPresent(known ->
                        refusals.count(known.sourceId(), rejected.reason().tag(), now));
                yield refuse(rejected.reason());
            }
        };
    }

    private Judgement judge(Optional<SigningKeys> found, SignedDelivery delivery, Instant now) {
        if (found.isEmpty()) {
            SignatureSchemes.seenIn(delivery).judge(delivery, decoys, now);
            return new Judgement.Rejected(Verdict.UNKNOWN_SOURCE);
        }
        SigningKeys source = found.get();
        return SignatureSchemes.of(source.signature()).judge(delivery, source.live(), now);
    }

    private Uni<Receipt> refuse(Verdict reason) {
        metrics.rejected(reason);
        return Uni.createFrom()
                .failure(new Refusal(
                        IntakeProblem.INVALID_SIGNATURE,
                        "sign the raw body by the scheme of this source with a live secret of it, at most 5 minutes"
                                + " before sending"));
    }
}
