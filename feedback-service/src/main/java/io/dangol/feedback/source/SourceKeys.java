package io.dangol.feedback.source;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// What the deliveries of a source may be signed with, for those who verify them.
@ApplicationScoped
public class SourceKeys {
    private final Transactions transactions;
    private final SourceRepository sources;
    private final SecretStore secrets;
    private final Clock clock;

    SourceKeys(Transactions transactions, SourceRepository sources, SecretStore secrets, Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// The live keys of a source; empty where there is no such source.
    public Uni<Optional<SigningKeys>> find(UUID sourceId) {
        return transactions.read(connection -> secrets.signing(connection, sourceId, clock.instant()));
    }

    /// A source without its keys, in the caller's transaction; empty where there is none.
    public Uni<Optional<KnownSource>> known(SqlConnection connection, UUID sourceId) {
        return sources.find(connection, sourceId)
                .map(found -> found.map(source -> new KnownSource(source.id(), source.name(), source.mapping())));
    }
}
