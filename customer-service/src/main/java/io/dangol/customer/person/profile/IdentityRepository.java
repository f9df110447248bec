package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.db.Times;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The SQL of identities and of their hashes.
///
/// The hash under the present key decides who has an identity: whoever inserts it first. Known identities have hashes
/// under every configured key, so that they are found by an event of any of them.
@ApplicationScoped
class IdentityRepository {
    private static final String KNOWN = """
            SELECT source, external_id, customer_id
            FROM unnest($1::text[], $2::text[]) AS wanted (source, external_id)
            JOIN identity USING (source, external_id)
            """;
    private static final String KNOWN_BY_HASH = """
            SELECT DISTINCT ON (wanted.source, wanted.external_id)
                wanted.source, wanted.external_id, known.customer_id
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS wanted (source, external_id, key_id, hash)
            JOIN identity_hash AS known ON known.key_id = wanted.key_id AND known.hash = decode(wanted.hash, 'hex')
            ORDER BY wanted.source, wanted.external_id, known.registered_at
            """;
    private static final String REGISTER = """
            WITH wanted AS (
                SELECT source, external_id, customer_id, decode(hash, 'hex') AS hash
                FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[])
                    AS wanted (source, external_id, customer_id, hash)
            ), claimed AS (
                INSERT INTO identity_hash (key_id, hash, source, customer_id, registered_at)
                SELECT $5, hash, source, customer_id, $6 FROM wanted ORDER BY hash
                ON CONFLICT DO NOTHING
                RETURNING customer_id
            ), identified AS (
                INSERT INTO identity (source, external_id, customer_id, registered_at, hashed_with)
                SELECT source, external_id, customer_id, $6, $5 FROM wanted JOIN claimed USING (customer_id)
                ON CONFLICT DO NOTHING
            ), registered AS (
                INSERT INTO customer (id, version, registered_at, updated_at)
                SELECT customer_id, 1, $6, $6 FROM claimed
            )
            SELECT source, external_id, customer_id FROM wanted JOIN claimed USING (customer_id)
            """;
    private static final String CLAIM = """
            WITH claimed AS (
                INSERT INTO identity_hash (key_id, hash, source, customer_id, registered_at)
                VALUES ($5, decode($4, 'hex'), $1, $3, $6)
                ON CONFLICT DO NOTHING
                RETURNING source, customer_id
            )
            INSERT INTO identity (source, external_id, customer_id, registered_at, hashed_with)
            SELECT source, $2, customer_id, $6, $5 FROM claimed
            ON CONFLICT DO NOTHING
            """;
    private static final String REGISTER_HASHES = """
            WITH claimed AS (
                INSERT INTO identity_hash (key_id, hash, source, customer_id, registered_at)
                SELECT key_id, decode(hash, 'hex'), source, customer_id, $5
                FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
                    AS wanted (key_id, hash, source, customer_id)
                ORDER BY key_id, hash
                ON CONFLICT DO NOTHING
                RETURNING key_id, hash, source, customer_id
            ), registered AS (
                INSERT INTO customer (id, version, registered_at, updated_at)
                SELECT customer_id, 1, $5, $5 FROM claimed
            )
            SELECT key_id, encode(hash, 'hex') AS hash, source, customer_id FROM claimed
            """;
    /// The customer shows one identity more, so it is another version.
    private static final String COMPLETE = """
            WITH completed AS (
                INSERT INTO identity (source, external_id, customer_id, registered_at, hashed_with)
                SELECT source, external_id, customer_id, $4, $5
                FROM unnest($1::text[], $2::text[], $3::uuid[]) AS named (source, external_id, customer_id)
                ORDER BY source, external_id
                ON CONFLICT DO NOTHING
                RETURNING customer_id
            )
            UPDATE customer SET version = version + 1, updated_at = greatest(updated_at, $4)
            FROM completed WHERE customer.id = completed.customer_id
            """;
    private static final String ADD_HASHES = """
            INSERT INTO identity_hash (key_id, hash, source, customer_id, registered_at)
            SELECT key_id, decode(hash, 'hex'), source, customer_id, $5
            FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) AS known (key_id, hash, source, customer_id)
            ORDER BY key_id, hash
            ON CONFLICT DO NOTHING
            """;
    /// Three conditions that an index knows each: together, "with another key or none".
    private static final List<String> TAKE_UNHASHED =
            Stream.of("IS NULL", "< $1", "> $1").map("""
                    WITH unhashed AS (
                        SELECT source, external_id FROM identity WHERE hashed_with %s LIMIT $2 FOR UPDATE
                    )
                    UPDATE identity SET hashed_with = $1 FROM unhashed
                    WHERE identity.source = unhashed.source AND identity.external_id = unhashed.external_id
                    RETURNING identity.source, identity.external_id, identity.customer_id
                    """::formatted).toList();

    private final IdentityHasher hasher;

    IdentityRepository(IdentityHasher hasher) {
        this.hasher = hasher;
    }

    /// The hash of the first identity of a customer; null without one.
    @Nullable HashedIdentity hashOfFirst(Customer customer) {
        return customer.identities().stream()
                .findFirst()
                .map(identity -> hasher.hash(identity.source(), identity.externalId()))
                .orElse(null);
    }

    /// Those of `identities` that a source has named itself.
    Uni<Map<Identity, CustomerId>> known(SqlConnection connection, SortedSet<Identity> identities) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(sources(identities), externalIds(identities)))
                .map(IdentityRepository::customers);
    }

    /// Those of `identities` of which an event told, whichever key it used.
    Uni<Map<Identity, CustomerId>> knownByHash(SqlConnection connection, SortedSet<Identity> identities) {
        List<String> sources = new ArrayList<>();
        List<String> externalIds = new ArrayList<>();
        List<String> keyIds = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Identity identity : identities) {
            for (HashedIdentity hashed : hasher.hashes(identity.source(), identity.externalId())) {
                sources.add(identity.source());
                externalIds.add(identity.externalId());
                keyIds.add(hashed.keyId());
                hashes.add(hashed.hash());
            }
        }
        return connection
                .preparedQuery(KNOWN_BY_HASH)
                .execute(Tuple.of(array(sources), array(externalIds), array(keyIds), array(hashes)))
                .map(IdentityRepository::customers);
    }

    /// Who has an identity, whether a source named it or only an event told of it.
    Uni<Optional<CustomerId>> find(SqlConnection connection, Identity identity) {
        SortedSet<Identity> wanted = new TreeSet<>(Set.of(identity));
        return known(connection, wanted)
                .flatMap(known -> known.isEmpty()
                        ? knownByHash(connection, wanted)
                        : Uni.createFrom().item(known))
                .map(found -> Optional.ofNullable(found.get(identity)));
    }

    /// Gives an identity to a customer who is stored.
    ///
    /// @return whether it was free
    Uni<Boolean> claim(SqlConnection transaction, Identity identity, CustomerId customer, Instant now) {
        HashedIdentity hashed = hasher.hash(identity.source(), identity.externalId());
        return knownByHash(transaction, new TreeSet<>(Set.of(identity)))
                .flatMap(taken -> taken.isEmpty()
                        ? transaction
                                .preparedQuery(CLAIM)
                                .execute(Tuple.of(
                                        identity.source(),
                                        identity.externalId(),
                                        customer.value(),
                                        hashed.hash(),
                                        hashed.keyId(),
                                        Times.utc(now)))
                                .map(rows -> rows.rowCount() == 1)
                                .call(() -> addHashes(transaction, Map.of(identity, customer), now))
                        : Uni.createFrom().item(false));
    }

    /// Registers customers under identities that are free.
    ///
    /// @param candidates the ids of the customers to be
    /// @return those that were free
    Uni<Map<Identity, CustomerId>> register(
            SqlConnection transaction, SortedMap<Identity, CustomerId> candidates, Instant now) {
        String[] hashes = candidates.keySet().stream()
                .map(identity ->
                        hasher.hash(identity.source(), identity.externalId()).hash())
                .toArray(String[]::new);
        return transaction
                .preparedQuery(REGISTER)
                .execute(Tuple.of(
                        sources(candidates.keySet()),
                        externalIds(candidates.keySet()),
                        ids(candidates.values()),
                        hashes,
                        hasher.keyId(),
                        Times.utc(now)))
                .map(IdentityRepository::customers)
                .call(registered -> addHashes(transaction, registered, now));
    }

    /// Registers customers of whom nothing is known but hashes that nobody has.
    ///
    /// @param candidates the ids of the customers to be
    /// @return those that nobody had
    Uni<Map<HashedIdentity, CustomerId>> registerHashes(
            SqlConnection transaction, SortedMap<HashedIdentity, CustomerId> candidates, Instant now) {
        return transaction
                .preparedQuery(REGISTER_HASHES)
                .execute(Tuple.of(
                        column(candidates.keySet(), HashedIdentity::keyId),
                        column(candidates.keySet(), HashedIdentity::hash),
                        column(candidates.keySet(), HashedIdentity::source),
                        ids(candidates.values()),
                        Times.utc(now)))
                .map(rows -> {
                    Map<HashedIdentity, CustomerId> registered = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> registered.put(
                            new HashedIdentity(row.getString("source"), row.getString("key_id"), row.getString("hash")),
                            new CustomerId(row.getUUID("customer_id"))));
                    return registered;
                });
    }

    /// Notes the identities of customers who were known by hashes only.
    Uni<Void> complete(SqlConnection transaction, Map<Identity, CustomerId> named, Instant now) {
        SortedMap<Identity, CustomerId> inOrder = new TreeMap<>(named);
        return transaction
                .preparedQuery(COMPLETE)
                .execute(Tuple.of(
                        sources(inOrder.keySet()),
                        externalIds(inOrder.keySet()),
                        ids(inOrder.values()),
                        Times.utc(now),
                        hasher.keyId()))
                .chain(() -> addHashes(transaction, inOrder, now));
    }

    /// Takes identities that are not hashed with the present key, and hashes them.
    ///
    /// @param most how many at most, more than 0
    /// @return how many were taken; fewer than `most` once none is left
    Uni<Integer> hashSome(SqlConnection transaction, int most, Instant now) {
        Uni<Map<Identity, CustomerId>> taken = Uni.createFrom().item(new HashMap<>());
        for (String statement : TAKE_UNHASHED) {
            taken = taken.flatMap(before -> before.size() >= most
                    ? Uni.createFrom().item(before)
                    : transaction
                            .preparedQuery(statement)
                            .execute(Tuple.of(hasher.keyId(), most - before.size()))
                            .map(rows -> {
                                before.putAll(customers(rows));
                                return before;
                            }));
        }
        return taken.flatMap(all -> addHashes(transaction, all, now).replaceWith(() -> all.size()));
    }

    private Uni<Void> addHashes(SqlConnection transaction, Map<Identity, CustomerId> known, Instant now) {
        SortedMap<HashedIdentity, CustomerId> hashes = new TreeMap<>();
        known.forEach((identity, customer) -> hasher.hashes(identity.source(), identity.externalId())
                .forEach(hashed -> hashes.put(hashed, customer)));
        if (hashes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(ADD_HASHES)
                .execute(Tuple.of(
                        column(hashes.keySet(), HashedIdentity::keyId),
                        column(hashes.keySet(), HashedIdentity::hash),
                        column(hashes.keySet(), HashedIdentity::source),
                        ids(hashes.values()),
                        Times.utc(now)))
                .replaceWithVoid();
    }

    private static Map<Identity, CustomerId> customers(RowSet<Row> rows) {
        Map<Identity, CustomerId> customers = HashMap.newHashMap(rows.size());
        rows.forEach(row -> customers.put(
                new Identity(row.getString("source"), row.getString("external_id")),
                new CustomerId(row.getUUID("customer_id"))));
        return customers;
    }

    private static String[] sources(Collection<Identity> identities) {
        return identities.stream().map(Identity::source).toArray(String[]::new);
    }

    private static String[] externalIds(Collection<Identity> identities) {
        return identities.stream().map(Identity::externalId).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }

    private static String[] column(Collection<HashedIdentity> hashes, Function<HashedIdentity, String> value) {
        return hashes.stream().map(value).toArray(String[]::new);
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
