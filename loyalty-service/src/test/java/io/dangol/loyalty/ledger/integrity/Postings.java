package io.dangol.loyalty.ledger.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.CaseId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.member.MemberEnrolment;
import io.dangol.loyalty.support.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Posts every kind of transaction, each of them in a transaction of its own.
@ApplicationScoped
class Postings {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant IN_A_WHILE = Instant.parse("2099-01-01T00:00:00Z");
    private static final UUID KRW_RULE = UUID.fromString("00000000-0000-7000-8000-000000000101");

    private final Transactions transactions;
    private final Books books;
    private final MemberEnrolment members;
    private final Stored stored;
    private final Ids ids;

    Postings(Transactions transactions, Books books, MemberEnrolment members, Stored stored, Ids ids) {
        this.transactions = transactions;
        this.books = books;
        this.members = members;
        this.stored = stored;
        this.ids = ids;
    }

    AccountId member() {
        CustomerId customer = new CustomerId(ids.next());
        return transactions
                .write(transaction -> members.enrol(transaction, List.of(customer)))
                .await()
                .atMost(Stored.PATIENCE)
                .get(customer);
    }

    UUID earn(AccountId account, long points) {
        return post(new Command.Earn(heading(), account, points, null, null, null, null));
    }

    /// Points for the account, once it is subscribed to.
    Uni<Books.Posted> posting(AccountId account, long points) {
        Command command = new Command.Earn(heading(), account, points, null, null, null, null);
        return transactions.write(transaction -> books.post(transaction, List.of(command)));
    }

    /// @return the transaction
    UUID post(Command command) {
        Outcome outcome = transactions
                .write(transaction -> books.post(transaction, List.of(command)))
                .await()
                .atMost(Stored.PATIENCE)
                .outcomes()
                .getFirst();
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return ((Outcome.Posted) outcome).transaction().id();
    }

    Heading heading() {
        return heading(null);
    }

    /// Two members with postings of every kind, and the names of what these left.
    Map<String, UUID> everyKind() {
        Map<String, UUID> names = new HashMap<>();
        AccountId account = member();
        AccountId other = member();
        names.put("account", account.value());
        names.put("other", other.value());
        names.put("pendingAccount", AccountIds.pendingOf(account).value());
        names.put("heldAccount", AccountIds.heldOf(account).value());
        earnings(names, account);
        holds(names, account);
        backwards(names, account, other);
        debts(names, member());
        for (String name : List.of("earn", "hold")) {
            names.put(
                    name + "Lot", (UUID) stored.value("SELECT id FROM lot WHERE transaction_id = ?", names.get(name)));
        }
        names.put("holdOrigin", (UUID) stored.value("SELECT origin_id FROM lot WHERE id = ?", names.get("holdLot")));
        for (String name : List.of("spend", "purchase")) {
            names.put(name + "Cause", (UUID)
                    stored.value("SELECT cause FROM ledger_transaction WHERE id = ?", names.get(name)));
        }
        names.put("stranger", UUID.fromString("00000000-0000-7000-8000-00000000dead"));
        return names;
    }

    private void earnings(Map<String, UUID> names, AccountId account) {
        String purchase = "pur-" + ids.next();
        names.put(
                "purchase",
                post(new Command.Earn(
                        new Heading(Cause.of(TransactionKind.EARN, purchase), "purchase", purchase, LONG_AGO, "test"),
                        account,
                        70,
                        null,
                        null,
                        "store",
                        new Calculation(KRW_RULE, 1, new BigDecimal("7000"), "KRW"))));
        names.put("earn", earn(account, 1_000));
        names.put("compensation", post(new Command.Compensate(heading(), account, 5, new CaseId(ids.next()))));
        names.put("pending", post(new Command.Earn(heading(), account, 40, null, IN_A_WHILE, null, null)));
        UUID maturing = post(new Command.Earn(heading(), account, 50, null, IN_A_WHILE, null, null));
        stored.tamper("UPDATE lot SET available_at = '2021-01-01Z' WHERE transaction_id = '%s'".formatted(maturing));
        UUID maturingLot = (UUID) stored.value("SELECT id FROM lot WHERE transaction_id = ?", maturing);
        names.put("mature", post(new Command.Mature(heading(), account, new LotId(maturingLot))));
        UUID expiring = post(new Command.Earn(heading(), account, 60, LONG_AGO.plusSeconds(60), null, null, null));
        UUID expiringLot = (UUID) stored.value("SELECT id FROM lot WHERE transaction_id = ?", expiring);
        names.put("expire", post(new Command.Expire(heading(), account, new LotId(expiringLot))));
        names.put("adjust", post(new Command.Adjust(heading(), account, 15, null)));
        names.put("adjustDown", post(new Command.Adjust(heading(), account, -6, null)));
        names.put("spend", post(new Command.Spend(heading(), account, 100, null)));
        UUID quote = ids.next();
        names.put("quote", quote);
        names.put("quoted", post(new Command.Spend(heading(quote), account, 25, null)));
    }

    private void holds(Map<String, UUID> names, AccountId account) {
        for (String name : List.of("held", "captured", "capturedWhole", "released")) {
            names.put(name, ids.next());
            names.put(
                    name.equals("held") ? "hold" : name + "Placed",
                    post(new Command.PlaceHold(heading(), account, new HoldId(names.get(name)), 20, IN_A_WHILE)));
        }
        names.put("capture", post(new Command.CaptureHold(heading(), account, new HoldId(names.get("captured")), 12)));
        names.put(
                "captureWhole",
                post(new Command.CaptureHold(heading(), account, new HoldId(names.get("capturedWhole")), 20)));
        names.put(
                "release", post(new Command.ReleaseHold(heading(), account, new HoldId(names.get("released")), false)));
    }

    private void backwards(Map<String, UUID> names, AccountId account, AccountId other) {
        names.put("transfer", post(new Command.Transfer(heading(), account, other, 30)));
        UUID transfer = post(new Command.Transfer(heading(), account, other, 8));
        names.put(
                "transferReversed", post(new Command.Reverse(heading(), account, other, new TransactionId(transfer))));
        names.put(
                "captureReversed",
                post(new Command.Reverse(heading(), account, null, new TransactionId(names.get("capture")))));
        UUID spend = post(new Command.Spend(heading(), account, 9, null));
        names.put("spendReversed", post(new Command.Reverse(heading(), account, null, new TransactionId(spend))));
        UUID pending = post(new Command.Earn(heading(), account, 11, null, IN_A_WHILE, null, null));
        names.put("pendingReversed", post(new Command.Reverse(heading(), account, null, new TransactionId(pending))));
        UUID earned = earn(account, 33);
        names.put("clawback", post(new Command.ClawBack(heading(), account, new TransactionId(earned), 10)));
        post(new Command.ClawBack(heading(), account, new TransactionId(earned), 23));
    }

    /// Somebody who had spent what they then gave back, and earned again.
    private void debts(Map<String, UUID> names, AccountId debtor) {
        names.put("debtor", debtor.value());
        stored.tamper("UPDATE programme SET debt_limit = 50");
        UUID earned = earn(debtor, 40);
        post(new Command.Spend(heading(), debtor, 30, null));
        names.put("clawbackIntoDebt", post(new Command.ClawBack(heading(), debtor, new TransactionId(earned), 40)));
        names.put("smallEarn", earn(debtor, 35));
        stored.tamper("UPDATE programme SET debt_limit = 0");
    }

    private Heading heading(UUID quote) {
        return new Heading(Cause.ofKey("test", ids.next().toString(), "any"), "test", null, LONG_AGO, "test", quote);
    }
}
