package io.dangol.customer.person.profile;

import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Hashes identities that are not hashed with the present key: those from before there were hashes, those
/// that a process of an older version adds while it is being replaced, and all of them after the key was
/// rotated. It takes a thousand a transaction and goes on where it was.
@ApplicationScoped
class HashedIdentities {
    private static final Logger LOG = Logger.getLogger(HashedIdentities.class);
    private static final int IDENTITIES_A_STEP = 1_000;

    private final Transactions transactions;
    private final IdentityRepository identities;
    private final IdentityHasher hasher;
    private final Clock clock;

    HashedIdentities(Transactions transactions, IdentityRepository identities, IdentityHasher hasher, Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// A service without a key does not start: asking for the key's id makes the hasher. The hashing itself is
    /// not awaited, and a failure of the database only logged, because whoever looks an identity up by its hash
    /// completes the hashes first.
    void atTheStart(@Observes StartupEvent start) {
        LOG.debugf("identities are hashed with the key %s", hasher.keyId());
        complete().subscribe().with(done -> {}, failure -> LOG.warn("identities are hashed later", failure));
    }

    /// Hashes what is not hashed, in transactions of its own.
    Uni<Void> complete() {
        return transactions
                .write(transaction -> identities.hashSome(transaction, IDENTITIES_A_STEP, clock.instant()))
                .flatMap(hashed -> hashed < IDENTITIES_A_STEP ? Uni.createFrom().voidItem() : complete());
    }

    /// Hashes what is not hashed, in a transaction that has moved identities.
    Uni<Void> complete(SqlConnection transaction) {
        return identities
                .hashSome(transaction, IDENTITIES_A_STEP, clock.instant())
                .flatMap(hashed -> hashed < IDENTITIES_A_STEP ? Uni.createFrom().voidItem() : complete(transaction));
    }
}
