package io.dangol.loyalty.account;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Reads the books, for whom they concern.
@ApplicationScoped
class AccountService {
    private final Transactions transactions;
    private final AccountRepository accounts;
    private final AccountSnapshots snapshots;
    private final HistoryRepository history;

    AccountService(
            Transactions transactions,
            AccountRepository accounts,
            AccountSnapshots snapshots,
            HistoryRepository history) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.history = history;
    }

    /// An account; 404 where there is none, or not for this reader.
    Uni<AccountView> get(UUID id, Reader reader) {
        return transactions
                .read(connection -> accounts.find(connection, id))
                .map(found -> found.filter(account -> reader.maySeeAccountOf(account.owner()))
                        .map(AccountView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    /// An account as it is seen from a vantage; 404 where there is none, or not for this reader.
    Uni<AccountView> get(UUID id, Reader reader, Vantage vantage) {
        if (vantage.isNow()) {
            return get(id, reader);
        }
        return snapshots.read(
                id,
                reader,
                snapshot -> accounts.find(snapshot, id)
                        .flatMap(found -> history.sums(snapshot, id, vantage)
                                .map(sums -> AccountView.of(
                                        found.orElseThrow(CommonProblem::notFound)
                                                .with(sums),
                                        vantage))));
    }

    Uni<Page<AccountView>> listOfProgramme(PageRequest page) {
        return transactions
                .read(connection -> accounts.listOfProgramme(connection, page))
                .map(found -> Page.of(found, page, account -> account.id().toString(), AccountView::of));
    }

    /// An account's entries, the newest first; 404 where there is no such account, or not for this reader.
    Uni<Page<AccountEntryView>> entries(UUID accountId, Reader reader, EntryFilter filter, PageRequest page) {
        return transactions.read(connection -> accounts.owner(connection, accountId)
                .flatMap(found -> found.map(AccountOwner::customer)
                                .filter(reader::maySeeAccountOf)
                                .isPresent()
                        ? accounts.entries(connection, accountId, filter, page)
                        : Uni.createFrom().failure(CommonProblem::notFound))
                .map(found -> Page.of(found, page, entry -> Long.toString(entry.position()), StoredEntry::view)));
    }
}
