package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.posting.transaction.TransactionView.AllocationView;
import io.dangol.loyalty.posting.transaction.TransactionView.EntryView;
import io.dangol.loyalty.posting.transaction.TransactionView.LotView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows a transaction that was posted just now, exactly as [TransactionRepository] will read it ever after: the first
/// answer costs no reading, and a repeated one is the same.
final class PostedView {
    private static final int ITEMS_MOST = 200;

    private PostedView() {}

    static TransactionView of(Outcome.Posted posted, Instant recordedAt) {
        Transaction transaction = posted.transaction();
        List<EntryView> entries = transaction.entries().stream()
                .limit(ITEMS_MOST)
                .map(entry -> entry(entry, posted))
                .toList();
        return new TransactionView(
                PublicId.format(PublicIds.TRANSACTION, transaction.id()),
                transaction.kind().wireName(),
                transaction.heading().reason(),
                transaction.heading().reference(),
                transaction.command() instanceof Command.Compensate compensate
                        ? compensate.caseId().text()
                        : null,
                publicId(PublicIds.TRANSACTION, transaction.reverses()),
                transaction.hold() == null
                        ? null
                        : publicId(PublicIds.HOLD, transaction.hold().id()),
                publicId(PublicIds.QUOTE, transaction.heading().quoteId()),
                transaction.shortfall() == 0 ? null : transaction.shortfall(),
                TransactionView.balanceAfter(entries),
                transaction.heading().effectiveAt(),
                recordedAt,
                transaction.heading().recordedBy(),
                entries,
                transaction.lots().stream()
                        .sorted(Comparator.comparing(lot -> lot.id().toString()))
                        .limit(ITEMS_MOST)
                        .map(PostedView::lot)
                        .toList(),
                transaction.allocations().stream()
                        .sorted(Comparator.comparing(
                                allocation -> allocation.lotId().toString()))
                        .limit(ITEMS_MOST)
                        .map(PostedView::allocation)
                        .toList(),
                null);
    }

    private static EntryView entry(Entry entry, Outcome.Posted posted) {
        return new EntryView(
                entry.accountId().text(),
                kind(entry.accountId(), posted),
                entry.amount(),
                entry.balanceAfter(),
                entry.accountVersion());
    }

    private static String kind(AccountId accountId, Outcome.Posted posted) {
        return ProgrammeAccount.of(accountId)
                .map(ProgrammeAccount::wireName)
                .orElseGet(() ->
                        kind(accountId, posted.account(), posted.counterpart()).wireName());
    }

    private static AccountKind kind(AccountId accountId, Account account, @Nullable Account counterpart) {
        if (accountId.equals(account.id())) {
            return account.kind();
        }
        if (accountId.equals(AccountIds.pendingOf(account.id()))) {
            return account.kind().pending();
        }
        if (accountId.equals(AccountIds.heldOf(account.id()))) {
            return account.kind().held();
        }
        if (counterpart != null && accountId.equals(counterpart.id())) {
            return counterpart.kind();
        }
        throw new IllegalStateException("an entry is on an account that the command has to do with");
    }

    private static LotView lot(Lot lot) {
        return new LotView(
                PublicId.format(PublicIds.LOT, lot.id()),
                lot.accountId().text(),
                lot.granted(),
                lot.grantedAt(),
                lot.expiresAt(),
                lot.availableAt());
    }

    private static AllocationView allocation(Allocation allocation) {
        return new AllocationView(PublicId.format(PublicIds.LOT, allocation.lotId()), allocation.points());
    }

    private static @Nullable String publicId(String prefix, @Nullable UUID id) {
        return id == null ? null : PublicId.format(prefix, id);
    }
}
