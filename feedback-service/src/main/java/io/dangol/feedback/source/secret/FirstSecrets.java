package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.partner.CreateSource;
import io.dangol.feedback.source.partner.Source;
import io.dangol.feedback.source.partner.SourceSecrets;
import io.dangol.kit.idempotency.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Gives new sources their first secrets.
@ApplicationScoped
class FirstSecrets implements SourceSecrets {
    private final SecretStore secrets;
    private final RevealedSecrets revealed;
    private final KeyCache cache;

    FirstSecrets(SecretStore secrets, RevealedSecrets revealed, KeyCache cache) {
        this.secrets = secrets;
        this.revealed = revealed;
        this.cache = cache;
    }

    @Override
    public void requireFitting(CreateSource wanted) {
        given(wanted);
    }

    @Override
    public Uni<SecretId> addFirst(SqlConnection transaction, Source source, CreateSource wanted) {
        return secrets.add(transaction, source.id(), source.signature(), given(wanted), source.createdAt())
                .map(Secret::id);
    }

    @Override
    public Uni<Reply> reveal(Reply made) {
        return revealed.inSource(made);
    }

    @Override
    public void forget(SourceId sourceId) {
        cache.forget(sourceId);
    }

    private static Optional<SecretMaterial> given(CreateSource wanted) {
        return SecretFormat.given(wanted.signature(), wanted.secret(), wanted.publicKey());
    }
}
