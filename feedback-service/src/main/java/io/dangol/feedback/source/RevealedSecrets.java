package io.dangol.feedback.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.id.IdKind;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts a secret in the place of its id, in an answer on its way out. What is kept of the answer has the id only.
@ApplicationScoped
class RevealedSecrets {
    private static final String PREFIX = "whsec_";

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
        return reveal(view.secret()).map(secret -> with(reply, view.withSecret(secret)));
    }

    Uni<Reply> inSecret(Reply reply) {
        SecretView view = view(reply, SecretView.class);
        return reveal(view.secret()).map(secret -> with(reply, view.withSecret(secret)));
    }

    /// The secret of an id; null where it was deleted since.
    private Uni<@Nullable String> reveal(@Nullable String secretId) {
        Optional<UUID> id = Optional.ofNullable(secretId).flatMap(IdKind.SECRET::parse);
        return id.isEmpty()
                ? Uni.createFrom().nullItem()
                : transactions
                        .read(connection -> secrets.open(connection, id.get()))
                        .map(found -> found.map(secret -> PREFIX + encode(secret.getBytes()))
                                .orElse(null));
    }

    private static String encode(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
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
