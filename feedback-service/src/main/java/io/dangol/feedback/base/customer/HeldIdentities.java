package io.dangol.feedback.base.customer;

import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/// Hashes the names that are held here and not hashed with the present key: those from before there were hashes, those
/// that a process of an older version adds while it is being replaced, and all of them after the key was rotated. It
/// takes a thousand a transaction and goes on where it was. Lookups know names in either form meanwhile.
@ApplicationScoped
class HeldIdentities {
    private static final Logger LOG = Logger.getLogger(HeldIdentities.class);
    private static final int NAMES_A_STEP = 1_000;

    private final Transactions transactions;
    private final KnownCustomers customers;
    private final IdentityHasher hasher;
    private final List<CustomerLink> links;

    HeldIdentities(
            Transactions transactions, KnownCustomers customers, IdentityHasher hasher, @All List<CustomerLink> links) {
        this.transactions = transactions;
        this.customers = customers;
        this.hasher = hasher;
        this.links = links;
    }

    /// A service without a key does not start: asking for the key's id makes the hasher.
    void atTheStart(@Observes StartupEvent start) {
        LOG.debugf("names of customers are hashed with the key %s", hasher.keyId());
        hashAll()
                .chain(() -> hashRotated())
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("names of customers are hashed later", failure));
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> hashAll() {
        return transactions
                .write(transaction -> customers
                        .takeUnhashed(transaction, NAMES_A_STEP)
                        .call(taken -> hash(transaction, taken))
                        .map(List::size))
                .flatMap(taken -> taken < NAMES_A_STEP ? Uni.createFrom().voidItem() : hashAll());
    }

    Uni<Void> hashRotated() {
        return hashRotated(KnownCustomers.START);
    }

    private Uni<Void> hashRotated(KnownCustomers.Place after) {
        return transactions
                .write(transaction -> customers
                        .underOtherKeys(transaction, after, NAMES_A_STEP)
                        .call(page -> hash(transaction, page.names())))
                .flatMap(page ->
                        page.names().size() < NAMES_A_STEP ? Uni.createFrom().voidItem() : hashRotated(page.last()));
    }

    /// An event may have told meanwhile who is behind a name under which something waits.
    private Uni<Void> hash(SqlConnection transaction, List<KnownCustomers.Name> names) {
        return customers.absorb(transaction, names).flatMap(known -> CustomerEvents.link(links, transaction, known));
    }
}
