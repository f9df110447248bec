package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.source.partner.Source;
import io.dangol.feedback.source.partner.SourceRepository;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rotation of secrets: a new one is taken at once, those before it for a while longer.
@ApplicationScoped
class SecretService {
    private static final Duration OVERLAP_DEFAULT = Duration.ofHours(24);
    private static final Duration OVERLAP_MOST = Duration.ofDays(7);

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SourceRepository sources;
    private final SecretStore secrets;
    private final RevealedSecrets revealed;
    private final KeyCache cache;
    private final Clock clock;

    SecretService(
            Transactions transactions,
            Idempotency idempotency,
            SourceRepository sources,
            SecretStore secrets,
            RevealedSecrets revealed,
            KeyCache cache,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.sources = sources;
        this.secrets = secrets;
        this.revealed = revealed;
        this.cache = cache;
        this.clock = clock;
    }

    Uni<Reply> rotate(SourceId sourceId, @Nullable RotateSecret request, IdempotencyKey key) {
        RotateSecret wanted = request == null ? new RotateSecret(null, null, null) : request;
        Duration overlap = Objects.requireNonNullElse(wanted.overlap(), OVERLAP_DEFAULT);
        if (overlap.isNegative() || overlap.compareTo(OVERLAP_MOST) > 0) {
            throw CommonProblem.invalid("overlap", "must be 0 to 7 days");
        }
        return idempotency
                .once(
                        key,
                        "rotate-secret " + sourceId.value(),
                        wanted,
                        transaction -> rotate(transaction, sourceId, wanted, overlap))
                .invoke(() -> cache.forget(sourceId))
                .flatMap(revealed::inSecret);
    }

    private Uni<Reply> rotate(SqlConnection transaction, SourceId sourceId, RotateSecret wanted, Duration overlap) {
        return sources.findForChange(transaction, sourceId)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(source -> rotate(
                        transaction,
                        source,
                        SecretFormat.given(source.signature(), wanted.secret(), wanted.publicKey()),
                        overlap));
    }

    private Uni<Reply> rotate(
            SqlConnection transaction, Source source, Optional<SecretMaterial> given, Duration overlap) {
        SourceId sourceId = source.id();
        Instant now = clock.instant();
        return secrets.live(transaction, sourceId, now)
                .invoke(live -> {
                    if (live.size() >= SigningKeys.LIVE_MOST && !overlap.isZero()) {
                        throw new Refusal(SecretProblem.TOO_MANY_SECRETS, "delete one, or wait until one has run out");
                    }
                })
                .chain(() -> secrets.expire(transaction, sourceId, now.plus(overlap)))
                .chain(() -> secrets.add(transaction, sourceId, source.signature(), given, now))
                .map(secret -> Reply.created(
                        "/v1/sources/" + sourceId.text() + "/secrets",
                        null,
                        SecretView.of(secret, secret.id().text())));
    }

    Uni<SecretsView> list(SourceId sourceId) {
        Instant now = clock.instant();
        return transactions.read(connection -> sources.find(connection, sourceId)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> secrets.live(connection, sourceId, now))
                .map(live -> new SecretsView(
                        live.stream().map(secret -> SecretView.of(secret, null)).toList())));
    }

    /// Ends a secret at once, unless it is the last one that is live.
    Uni<Void> delete(SourceId sourceId, SecretId secretId) {
        Instant now = clock.instant();
        return transactions
                .write(transaction -> sources.findForChange(transaction, sourceId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(() -> secrets.live(transaction, sourceId, now))
                        .invoke(live -> requireMayGo(live, secretId))
                        .chain(() -> secrets.delete(transaction, secretId)))
                .invoke(() -> cache.forget(sourceId));
    }

    private static void requireMayGo(List<Secret> live, SecretId secretId) {
        if (live.stream().noneMatch(secret -> secret.id().equals(secretId))) {
            throw CommonProblem.notFound();
        }
        if (live.size() == 1) {
            throw new Refusal(SecretProblem.LAST_SECRET, "make a new one first");
        }
    }
}
