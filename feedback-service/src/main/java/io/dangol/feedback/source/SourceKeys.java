package io.dangol.feedback.source;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// What the deliveries of a source may be signed with, for those who verify them.
@ApplicationScoped
public class SourceKeys {
    private final Transactions transactions;
    private final SecretStore secrets;
    private final Clock clock;

    SourceKeys(Transactions transactions, SecretStore secrets, Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// The live keys of a source; empty where there is no such source.
    public Uni<Optional<SigningKeys>> find(UUID sourceId) {
        return transactions.read(connection -> secrets.signing(connection, sourceId, clock.instant()));
    }
}
