package io.dangol.benchmark.sql;

import io.dangol.benchmark.account.MemberAccount;
import java.sql.SQLException;

/// Makes members with accounts by one statement a table, however many.
public final class Members {
    private Members() {}

    /// Makes the accounts that are missing.
    ///
    /// @param from the number of the first
    /// @param to the number behind the last
    public static void create(Database database, long from, long to) throws SQLException {
        database.execute(accounts(from, to));
        database.execute(members(from, to));
    }

    static String accounts(long from, long to) {
        return """
                INSERT INTO account (id, kind, owner, balance, version, floor)
                SELECT %s, 'spendable', %s, 0, 0, 0 FROM generate_series(%d::bigint, %d) AS number
                """.formatted(MemberAccount.idInSql("number"), MemberAccount.ownerInSql("number"), from, to - 1);
    }

    static String members(long from, long to) {
        return """
                INSERT INTO member (customer_id, account_id)
                SELECT %s, %s FROM generate_series(%d::bigint, %d) AS number
                """.formatted(MemberAccount.ownerInSql("number"), MemberAccount.idInSql("number"), from, to - 1);
    }
}
