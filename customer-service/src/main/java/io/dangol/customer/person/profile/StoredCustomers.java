package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerDirectory;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Finds the customers behind identities, many at a time, and registers those whom nobody knows yet.
@ApplicationScoped
class StoredCustomers implements CustomerDirectory {
    private static final String EXISTING = "SELECT id FROM customer WHERE id = ANY ($1::uuid[])";

    private final IdentityRepository identities;
    private final IdentityHasher hasher;
    private final Outbox outbox;
    private final Ids ids;

    StoredCustomers(IdentityRepository identities, IdentityHasher hasher, Outbox outbox, Ids ids) {
        this.identities = identities;
        this.hasher = hasher;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// Another transaction may register an identity meanwhile, by itself or by its hash; it is looked for
    /// again behind the registration, which has waited for it.
    @Override
    public Uni<Map<Identity, CustomerId>> resolve(SqlConnection transaction, Collection<Identity> wanted, Instant now) {
        Resolution resolution = new Resolution(wanted);
        return find(transaction, resolution, now)
                .chain(() -> register(transaction, resolution, now))
                .chain(() -> find(transaction, resolution, now))
                .map(done -> {
                    if (!resolution.unknown.isEmpty()) {
                        throw new IllegalStateException("an identity was neither known nor free");
                    }
                    return Map.copyOf(resolution.found);
                });
    }

    @Override
    public Uni<Map<Identity, CustomerId>> known(SqlConnection connection, Collection<Identity> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Resolution resolution = new Resolution(wanted);
        return identities
                .known(connection, resolution.unknown)
                .invoke(resolution::note)
                .chain(() -> resolution.unknown.isEmpty()
                        ? Uni.createFrom().item(Map.<Identity, CustomerId>of())
                        : identities.knownByHash(connection, resolution.unknown))
                .invoke(resolution::note)
                .map(done -> Map.copyOf(resolution.found));
    }

    @Override
    public Uni<Void> register(SqlConnection transaction, Collection<HashedIdentity> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedMap<HashedIdentity, CustomerId> candidates = new TreeMap<>();
        wanted.forEach(hashed -> candidates.computeIfAbsent(hashed, each -> new CustomerId(ids.next())));
        return identities
                .registerHashes(transaction, candidates, now)
                .flatMap(registered -> outbox.add(
                        transaction,
                        registered.entrySet().stream()
                                .map(entry -> CustomerRegistered.of(entry.getValue(), entry.getKey(), now))
                                .toList()));
    }

    @Override
    public Uni<Set<CustomerId>> existing(SqlConnection connection, Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection
                .preparedQuery(EXISTING)
                .execute(Tuple.of(customers.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    Set<CustomerId> existing = new HashSet<>();
                    rows.forEach(row -> existing.add(new CustomerId(row.getUUID("id"))));
                    return existing;
                });
    }

    private static final class Resolution {
        final TreeSet<Identity> unknown;
        final Map<Identity, CustomerId> found = new HashMap<>();

        Resolution(Collection<Identity> wanted) {
            this.unknown = new TreeSet<>(wanted);
        }

        void note(Map<Identity, CustomerId> known) {
            found.putAll(known);
            unknown.removeAll(known.keySet());
        }
    }

    private Uni<Void> find(SqlConnection transaction, Resolution resolution, Instant now) {
        if (resolution.unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .known(transaction, resolution.unknown)
                .invoke(resolution::note)
                .chain(() -> findByHash(transaction, resolution, now));
    }

    private Uni<Void> findByHash(SqlConnection transaction, Resolution resolution, Instant now) {
        if (resolution.unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .knownByHash(transaction, resolution.unknown)
                .invoke(resolution::note)
                .flatMap(known ->
                        known.isEmpty() ? Uni.createFrom().voidItem() : identities.complete(transaction, known, now));
    }

    private Uni<Void> register(SqlConnection transaction, Resolution resolution, Instant now) {
        if (resolution.unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        SortedMap<Identity, CustomerId> candidates = new TreeMap<>();
        resolution.unknown.forEach(identity -> candidates.put(identity, new CustomerId(ids.next())));
        return identities
                .register(transaction, candidates, now)
                .invoke(resolution::note)
                .flatMap(registered -> outbox.add(transaction, events(registered, now)));
    }

    private List<CustomerRegistered> events(Map<Identity, CustomerId> registered, Instant now) {
        return registered.entrySet().stream()
                .map(entry -> CustomerRegistered.of(
                        entry.getValue(),
                        hasher.hash(entry.getKey().source(), entry.getKey().externalId()),
                        now))
                .toList();
    }
}
