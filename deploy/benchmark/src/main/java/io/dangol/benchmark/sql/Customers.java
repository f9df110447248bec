package io.dangol.benchmark.sql;

import io.dangol.benchmark.account.MemberAccount;
import java.sql.SQLException;

/// The customers of the partner who delivers, numbered from 0, by one statement however many. The feedback-service
/// knows all of them, as it does of customers who have bought something.
public final class Customers {
    /// The partner's name.
    public static final String SOURCE = "bench";

    /// Characters of the partner's name for a customer: the number with leading zeros.
    public static final int NAME_DIGITS = 8;

    private Customers() {}

    /// @param customers how many
    public static void create(Database database, long customers) throws SQLException {
        database.execute("""
                INSERT INTO customer_identity (source, external_id, customer_id)
                SELECT '%s', %s, %s FROM generate_series(0::bigint, %d) AS number
                """.formatted(SOURCE, nameInSql("number"), MemberAccount.ownerInSql("number"), customers - 1));
    }

    /// SQL for the partner's name for a customer.
    ///
    /// @param number SQL for the customer's number
    static String nameInSql(String number) {
        return "lpad(%s::text, %d, '0')".formatted(number, NAME_DIGITS);
    }
}
