package io.dangol.feedback.source.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.source.partner.SourceView;
import io.dangol.feedback.source.secret.SecretStore.Shown;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a secret in the place of its id, in an answer on its way out. What is kept of the answer has the id only.
@ApplicationScoped
class RevealedSecrets {
    private final Transactions transactions;
    private final SecretStore secrets;
    private final ObjectMapper json;

    RevealedSecrets(Transactions transactions, SecretStore secrets, ObjectMapper json) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.json = json;
    }

    Uni<Reply> inSource(Reply reply) {
        SourceView view = view(reply, SourceView.class);
        return reveal(view.secret()).map(shown -> with(reply, view.with(secret(shown), publicKey(shown))));
    }

    Uni<Reply> inSecret(Reply reply) {
        SecretView view = view(reply, SecretView.class);
        return reveal(view.secret()).map(shown -> with(reply, view.with(secret(shown), publicKey(shown))));
    }

    /// What is behind an id; empty where it was deleted since.
    private Uni<Optional<Shown>> reveal(@Nullable String secretId) {
        return Optional.ofNullable(secretId)
                .flatMap(IdKind.SECRET::parse)
                .map(id -> transactions.read(connection -> secrets.open(connection, new SecretId(id))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static @Nullable String secret(Optional<Shown> shown) {
        return shown.filter(found -> found.kind() == SecretMaterial.Kind.HMAC)
                .map(Shown::text)
                .orElse(null);
    }

    private static @Nullable String publicKey(Optional<Shown> shown) {
        return shown.filter(found -> found.kind() == SecretMaterial.Kind.ED25519)
                .map(Shown::text)
                .orElse(null);
    }

    private <T> T view(Reply reply, Class<T> type) {
        if (type.isInstance(reply.body())) {
            return type.cast(reply.body());
        }
        try {
            return json.readValue((String) reply.body(), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored answer is not the JSON that was stored", broken);
        }
    }

    private static Reply with(Reply reply, Object body) {
        return new Reply(reply.status(), reply.location(), reply.etag(), body, reply.replayed());
    }
}
