package io.dangol.benchmark.sql;

import io.dangol.benchmark.account.MemberAccount;
import io.dangol.kit.identity.IdentityHasher;
import java.sql.SQLException;
import java.util.StringJoiner;

/// The customers of the partner who delivers, numbered from 0. The feedback-service knows all of them, as it does of
/// customers who have bought something.
public final class Customers {
    /// The partner's name.
    public static final String SOURCE = "bench";

    /// Characters of the partner's name for a customer: the number with leading zeros.
    public static final int NAME_DIGITS = 8;

    /// Customers that are made at once.
    private static final int STRETCH = 10_000;

    private Customers() {}

    /// Makes them, with an index by which pgbench finds them: it cannot hash their names as the service does.
    ///
    /// @param customers how many
    public static void create(Database database, IdentityHasher hasher, long customers) throws SQLException {
        for (long first = 0; first < customers; first += STRETCH) {
            StringJoiner hashes = new StringJoiner(",", "{", "}");
            for (long number = first; number < Math.min(customers, first + STRETCH); number++) {
                hashes.add(hasher.hash(SOURCE, ("%0" + NAME_DIGITS + "d").formatted(number))
                        .hash());
            }
            database.execute("""
                    INSERT INTO known_identity (key_id, hash, source, external_id, customer_id)
                    SELECT '%s', decode(hash, 'hex'), '%s', %s, %s
                    FROM (SELECT hash, place + %d AS number
                        FROM unnest('%s'::text[]) WITH ORDINALITY AS made (hash, place)) AS numbered
                    """.formatted(
                            hasher.keyId(),
                            SOURCE,
                            nameInSql("number"),
                            MemberAccount.ownerInSql("number"),
                            first - 1,
                            hashes));
        }
        database.execute("CREATE INDEX IF NOT EXISTS benchmark_name ON known_identity (source, external_id)");
    }

    /// SQL for the partner's name for a customer.
    ///
    /// @param number SQL for the customer's number
    static String nameInSql(String number) {
        return "lpad(%s::text, %d, '0')".formatted(number, NAME_DIGITS);
    }
}
