package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.Ids;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.support.Stored;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A random story that happens to three new members in the real books, batch by batch, and in the [PlainBooks].
final class LedgerStory {
    private static final int BATCH_MOST = 5;

    private final Poster poster;
    private final Stored stored;
    private final Random random;
    private final List<AccountId> accounts;
    private final PlainBooks reference;
    private final Scene scene;
    private final long debtLimit;

    /// The way of commands to the real books.
    interface Poster {
        void open(List<Account> accounts);

        /// @return an answer to each command, in their order
        List<Answer> post(List<Command> commands);
    }

    /// @param debtLimit the programme's, which stays as it is while the story happens
    LedgerStory(Poster poster, Ids ids, Stored stored, long seed, long debtLimit) {
        this.poster = poster;
        this.stored = stored;
        this.random = new Random(seed);
        this.debtLimit = debtLimit;
        this.accounts =
                Stream.generate(() -> new AccountId(ids.next())).limit(3).toList();
        this.reference = new PlainBooks(accounts);
        this.scene = new Scene(accounts, ids::next, reference);
        poster.open(accounts.stream()
                .map(id -> Account.opened(id, new CustomerId(ids.next())))
                .toList());
    }

    void happen(int steps) throws SQLException {
        List<Command> batch = new ArrayList<>();
        int size = 1 + random.nextInt(BATCH_MOST);
        for (int number = 0; number < steps; number++) {
            Step step = Step.random(random);
            if (step.deed().isCommand()) {
                batch.add(scene.command(step, Instant.now().truncatedTo(ChronoUnit.MICROS)));
            }
            if (batch.size() >= size || !step.deed().isCommand()) {
                post(batch);
                batch.clear();
                size = 1 + random.nextInt(BATCH_MOST);
            }
            change(step);
        }
        post(batch);
        compare();
    }

    private void post(List<Command> batch) {
        List<Answer> answers = poster.post(List.copyOf(batch));
        for (int index = 0; index < batch.size(); index++) {
            Outcome outcome = answers.get(index).outcome();
            String expected =
                    reference.answer(batch.get(index), answers.get(index).recordedAt(), debtLimit);
            assertThat(Answers.of(outcome)).as("%s", batch.get(index)).isEqualTo(expected);
            if (outcome instanceof Outcome.Posted done) {
                reference.name(done.transaction());
                scene.note(done.transaction());
            }
        }
    }

    /// Time passes by making everything older; the limit of debt is everybody's, and stays.
    private void change(Step step) throws SQLException {
        if (step.deed() == Step.Deed.TIME_PASSES) {
            reference.age(Duration.ofHours(step.hours()));
            for (AccountId account : accounts) {
                stored.execute("""
                        UPDATE lot SET granted_at = granted_at - interval '%1$d hours',
                            expires_at = expires_at - interval '%1$d hours',
                            available_at = available_at - interval '%1$d hours'
                        WHERE account_id IN ('%2$s', '%3$s', '%4$s');
                        UPDATE hold SET expires_at = expires_at - interval '%1$d hours' WHERE account_id = '%2$s'
                        """.formatted(
                                step.hours(),
                                account.value(),
                                AccountIds.pendingOf(account).value(),
                                AccountIds.heldOf(account).value()));
            }
        } else if (step.deed() == Step.Deed.ACCOUNT_CLOSES_OR_OPENS) {
            PlainMember member = reference.members.get(step.member());
            member.closed = !member.closed;
            stored.execute("UPDATE account SET closed_at = %s WHERE id = '%s'"
                    .formatted(member.closed ? "now()" : "NULL", member.account.value()));
        }
    }

    private void compare() {
        for (PlainMember member : reference.members) {
            compare(member.account, member.spendable);
            compare(AccountIds.pendingOf(member.account), member.pending);
            compare(AccountIds.heldOf(member.account), member.held);
        }
        reference.holds.forEach((id, hold) -> assertThat(stored.value("SELECT upper(state) FROM hold WHERE id = ?", id))
                .isEqualTo(hold.state));
    }

    private void compare(AccountId account, PlainMember.Purse purse) {
        assertThat(stored.value(
                        "SELECT coalesce((SELECT balance || ' as ' || version FROM account WHERE id = ?), '0 as 0')",
                        account.value()))
                .isEqualTo(purse.balance + " as " + purse.version);
        assertThat(stored.value(
                        "SELECT coalesce(string_agg(remaining || ' of ' || granted, ', ' ORDER BY id), '') FROM lot"
                                + " WHERE account_id = ?",
                        account.value()))
                .isEqualTo(String.join(
                        ", ",
                        purse.lots.stream()
                                .map(lot -> lot.remaining + " of " + lot.granted)
                                .toList()));
    }
}
