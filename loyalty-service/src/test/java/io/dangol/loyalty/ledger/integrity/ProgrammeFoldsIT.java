package io.dangol.loyalty.ledger.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(SweepIT.SmallSlices.class)
class ProgrammeFoldsIT {
    private static final UUID ISSUANCE = ProgrammeAccount.ISSUANCE.id().value();

    @Inject
    ProgrammeFolds folds;

    @Inject
    Postings postings;

    @Inject
    Stored stored;

    @Inject
    DataSource database;

    @Test
    void whatIsFoldedAndWhatCameSinceAreTheWholeBalance() {
        AccountId member = postings.member();
        postings.earn(member, 5);
        advanceTwice();
        postings.earn(member, 6);

        assertThat(stored.number("SELECT position FROM programme_fold WHERE account_id = ?", ISSUANCE))
                .isPositive();
        assertThat(stored.number(
                        "SELECT count(*) FROM ledger_entry JOIN programme_fold AS fold USING (account_id)"
                                + " WHERE account_id = ? AND ledger_entry.position > fold.position",
                        ISSUANCE))
                .isEqualTo(1);
        assertBalanceIsTheSum();
    }

    @Test
    void anEntryThatCommitsLateIsNotPassedOver() throws SQLException {
        AccountId member = postings.member();
        advanceTwice();
        try (Connection slow = database.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES
                        ('00000000-0000-7000-8000-00000000dead', '%s', -7)
                    """.formatted(ISSUANCE));
            long taken = stored.number(
                    "SELECT pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'position')::regclass)");
            postings.earn(member, 5);
            advanceTwice();
            advanceTwice();
            assertThat(stored.number("SELECT position FROM programme_fold WHERE account_id = ?", ISSUANCE))
                    .isLessThan(taken);
            slow.commit();
            assertBalanceIsTheSum();
            advanceTwice();
            advanceTwice();
            assertThat(stored.number("SELECT position FROM programme_fold WHERE account_id = ?", ISSUANCE))
                    .isGreaterThanOrEqualTo(taken);
            assertBalanceIsTheSum();
        }
        stored.tamper("DELETE FROM ledger_entry WHERE transaction_id = '00000000-0000-7000-8000-00000000dead';"
                + " UPDATE programme_fold SET balance = balance + 7, entries = entries - 1 WHERE account_id = '%s'"
                        .formatted(ISSUANCE));
    }

    /// Marks, and folds up to the mark.
    private void advanceTwice() {
        folds.advance().await().atMost(Stored.PATIENCE);
        folds.advance().await().atMost(Stored.PATIENCE);
    }

    private void assertBalanceIsTheSum() {
        assertThat(stored.number("SELECT balance FROM programme_balance WHERE id = ?", ISSUANCE))
                .isEqualTo(stored.number("SELECT sum(amount) FROM ledger_entry WHERE account_id = ?", ISSUANCE));
        assertThat(stored.number("SELECT entries FROM programme_balance WHERE id = ?", ISSUANCE))
                .isEqualTo(stored.number("SELECT count(*) FROM ledger_entry WHERE account_id = ?", ISSUANCE));
    }
}
