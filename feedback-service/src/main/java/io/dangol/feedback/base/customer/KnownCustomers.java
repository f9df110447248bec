package io.dangol.feedback.base.customer;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The projection of customer-service's identities: who is behind a source's name for a customer. Events know a name by
/// its hash only; here a name is found by hashing it.
///
/// A name that is not known yet has a row too, with nobody in it, for each key. Whoever stores something under such a
/// name holds those rows until they commit, and so does whoever fills one in: nothing can be stored unlinked behind the
/// linking's back.
@ApplicationScoped
public class KnownCustomers {
    /// In front of all rows.
    static final Place START = new Place("", "");

    private static final String FIND = """
            SELECT wanted.source, wanted.external_id, known.customer_id
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS wanted (key_id, hash, source, external_id)
            JOIN known_identity AS known ON known.key_id = wanted.key_id AND known.hash = decode(wanted.hash, 'hex')
            WHERE known.customer_id IS NOT NULL
            UNION ALL
            SELECT unhashed.source, unhashed.external_id, unhashed.customer_id
            FROM unnest($3::text[], $4::text[]) AS wanted (source, external_id)
            JOIN customer_identity AS unhashed USING (source, external_id)
            WHERE unhashed.customer_id IS NOT NULL
            """;
    private static final String IS_KNOWN = """
            SELECT FROM known_identity WHERE customer_id = $1 AND source = $2
            UNION ALL
            SELECT FROM customer_identity WHERE customer_id = $1 AND source = $2
            LIMIT 1
            """;
    /// A row that is there is held, also where it is not changed.
    private static final String HOLD = """
            INSERT INTO known_identity AS known (key_id, hash, source, external_id)
            SELECT key_id, decode(hash, 'hex'), source, external_id
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS wanted (key_id, hash, source, external_id)
            ORDER BY key_id, hash
            ON CONFLICT (key_id, hash) DO UPDATE SET external_id = excluded.external_id
                WHERE known.external_id IS NULL
            """;
    private static final String LEARN = """
            INSERT INTO known_identity AS known (key_id, hash, source, customer_id)
            SELECT key_id, decode(hash, 'hex'), source, customer_id
            FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
                AS registered (key_id, hash, source, customer_id)
            ORDER BY key_id, hash
            ON CONFLICT (key_id, hash) DO UPDATE SET customer_id = excluded.customer_id
                WHERE known.customer_id IS NULL
            RETURNING source, external_id, customer_id
            """;
    private static final String TAKE_UNHASHED = """
            DELETE FROM customer_identity
            WHERE ctid = ANY (ARRAY (SELECT ctid FROM customer_identity LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING source, external_id, customer_id
            """;
    private static final String UNDER_OTHER_KEYS = """
            SELECT key_id, encode(hash, 'hex') AS hash, source, external_id, customer_id
            FROM known_identity
            WHERE external_id IS NOT NULL AND key_id <> $1 AND (key_id, hash) > ($2, decode($3, 'hex'))
            ORDER BY key_id, hash
            LIMIT $4
            """;
    private static final String ABSORB = """
            INSERT INTO known_identity AS known (key_id, hash, source, external_id, customer_id)
            SELECT key_id, decode(hash, 'hex'), source, external_id, customer_id
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[])
                AS name (key_id, hash, source, external_id, customer_id)
            ORDER BY key_id, hash
            ON CONFLICT (key_id, hash) DO UPDATE SET external_id = excluded.external_id,
                customer_id = coalesce(known.customer_id, excluded.customer_id)
            RETURNING source, external_id, customer_id
            """;
    private static final String TAKE_OF_SOURCE = """
            DELETE FROM known_identity WHERE source = $1 AND external_id IS NOT NULL
            RETURNING source, external_id, customer_id
            """;

    private final IdentityHasher hasher;

    KnownCustomers(IdentityHasher hasher) {
        this.hasher = hasher;
    }

    /// A source's name for a customer, and who is behind it.
    ///
    /// @param customerId null where nobody is yet
    record Name(String source, String externalId, @Nullable CustomerId customerId) {}

    /// Where a page ended.
    record Place(String keyId, String hash) {}

    /// Names, and where to go on.
    record NamePage(List<Name> names, Place last) {}

    /// Who is behind a source's name; if nobody is yet, the name is held until the end of the
    /// transaction.
    public Uni<Optional<CustomerId>> identify(SqlConnection transaction, String source, String externalId) {
        IdentityName name = new IdentityName(source, externalId);
        return identify(transaction, List.of(name)).map(known -> Optional.ofNullable(known.get(name)));
    }

    /// Whether a source has an id of its own for a customer.
    public Uni<Boolean> isKnownTo(SqlConnection connection, String source, CustomerId customerId) {
        return connection
                .preparedQuery(IS_KNOWN)
                .execute(Tuple.of(customerId.value(), source))
                .map(rows -> rows.size() > 0);
    }

    /// Who is behind sources' names; those behind which nobody is yet are held until the end of the
    /// transaction.
    ///
    /// @param names each once
    /// @return those behind whom somebody is
    public Uni<Map<IdentityName, CustomerId>> identify(SqlConnection transaction, List<IdentityName> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return find(transaction, hashed(names)).flatMap(known -> {
            List<IdentityName> unknown =
                    names.stream().filter(name -> !known.containsKey(name)).toList();
            return unknown.isEmpty() ? Uni.createFrom().item(known) : hold(transaction, hashed(unknown), known);
        });
    }

    /// Somebody may have come to be known while the names were waited for.
    private static Uni<Map<IdentityName, CustomerId>> hold(
            SqlConnection transaction, Tuple unknown, Map<IdentityName, CustomerId> known) {
        return Uni.combine()
                .all()
                .unis(transaction.preparedQuery(HOLD).execute(unknown), find(transaction, unknown))
                .with((held, found) -> {
                    Map<IdentityName, CustomerId> all = new HashMap<>(known);
                    all.putAll(found);
                    return all;
                });
    }

    private static Uni<Map<IdentityName, CustomerId>> find(SqlConnection connection, Tuple names) {
        return connection
                .preparedQuery(FIND)
                .execute(names)
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> new IdentityName(row.getString("source"), row.getString("external_id")),
                                row -> new CustomerId(row.getUUID("customer_id")),
                                (first, other) -> first)));
    }

    /// The names with their hashes under every key, as the columns of a statement.
    private Tuple hashed(List<IdentityName> names) {
        List<String> keyIds = new ArrayList<>(names.size());
        List<String> hashes = new ArrayList<>(names.size());
        List<String> sources = new ArrayList<>(names.size());
        List<String> externalIds = new ArrayList<>(names.size());
        for (IdentityName name : names) {
            for (HashedIdentity hash : hasher.hashes(name.source(), name.externalId())) {
                keyIds.add(hash.keyId());
                hashes.add(hash.hash());
                sources.add(name.source());
                externalIds.add(name.externalId());
            }
        }
        return Tuple.of(array(keyIds), array(hashes), array(sources), array(externalIds));
    }

    /// Remembers who is behind hashes, each once and for all.
    ///
    /// @return the names that were used here before and not known
    Uni<List<KnownIdentity>> learn(SqlConnection transaction, List<RegisteredIdentity> registered) {
        SortedMap<HashedIdentity, CustomerId> first = new TreeMap<>();
        registered.forEach(each -> first.putIfAbsent(each.hash(), each.customerId()));
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(
                        first.keySet().stream().map(HashedIdentity::keyId).toArray(String[]::new),
                        first.keySet().stream().map(HashedIdentity::hash).toArray(String[]::new),
                        first.keySet().stream().map(HashedIdentity::source).toArray(String[]::new),
                        first.values().stream().map(CustomerId::value).toArray(UUID[]::new)))
                .map(KnownCustomers::known);
    }

    /// Takes names from the table of before there were hashes.
    Uni<List<Name>> takeUnhashed(SqlConnection transaction, int most) {
        return transaction.preparedQuery(TAKE_UNHASHED).execute(Tuple.of(most)).map(KnownCustomers::names);
    }

    /// The names that are hashed with a key that is not the present one.
    Uni<NamePage> underOtherKeys(SqlConnection connection, Place after, int most) {
        return connection
                .preparedQuery(UNDER_OTHER_KEYS)
                .execute(Tuple.of(hasher.keyId(), after.keyId(), after.hash(), most))
                .map(rows -> {
                    Place last = after;
                    for (Row row : rows) {
                        last = new Place(row.getString("key_id"), row.getString("hash"));
                    }
                    return new NamePage(names(rows), last);
                });
    }

    /// Keeps names under every key.
    ///
    /// @return those behind whom somebody is, by the name or by an event that was here before
    Uni<List<KnownIdentity>> absorb(SqlConnection transaction, List<Name> names) {
        SortedMap<HashedIdentity, Name> byHash = new TreeMap<>();
        names.forEach(name -> hasher.hashes(name.source(), name.externalId())
                .forEach(hash -> byHash.merge(hash, name, (one, other) -> one.customerId() == null ? other : one)));
        if (byHash.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery(ABSORB)
                .execute(Tuple.of(
                        byHash.keySet().stream().map(HashedIdentity::keyId).toArray(String[]::new),
                        byHash.keySet().stream().map(HashedIdentity::hash).toArray(String[]::new),
                        byHash.values().stream().map(Name::source).toArray(String[]::new),
                        byHash.values().stream().map(Name::externalId).toArray(String[]::new),
                        byHash.values().stream()
                                .map(name -> CustomerId.valueOrNull(name.customerId()))
                                .toArray(UUID[]::new)))
                .map(KnownCustomers::known);
    }

    /// Moves the names of a source that has another name now. Hashes without a name stay: they cannot be
    /// made anew.
    public Uni<Void> rename(SqlConnection transaction, String from, String to) {
        return transaction
                .preparedQuery(TAKE_OF_SOURCE)
                .execute(Tuple.of(from))
                .map(rows -> names(rows).stream()
                        .map(name -> new Name(to, name.externalId(), name.customerId()))
                        .toList())
                .flatMap(moved -> absorb(transaction, moved))
                .replaceWithVoid();
    }

    private static List<Name> names(RowSet<Row> rows) {
        return Rows.list(
                rows,
                row -> new Name(
                        row.getString("source"),
                        row.getString("external_id"),
                        CustomerId.orNull(row.getUUID("customer_id"))));
    }

    private static List<KnownIdentity> known(RowSet<Row> rows) {
        return Rows.stream(rows)
                .filter(row -> row.getString("external_id") != null && row.getUUID("customer_id") != null)
                .map(row -> new KnownIdentity(
                        row.getString("source"),
                        row.getString("external_id"),
                        new CustomerId(row.getUUID("customer_id"))))
                .toList();
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
