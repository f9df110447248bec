package io.dangol.loyalty.account.read;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.account.read.HistoryRepository.Balance;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.Books;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;

/// Reads the books, for whom they concern, and closes and reopens accounts.
@ApplicationScoped
class AccountService {
    private final Transactions transactions;
    private final AccountRepository accounts;
    private final AccountSnapshots snapshots;
    private final HistoryRepository history;
    private final Books books;

    AccountService(
            Transactions transactions,
            AccountRepository accounts,
            AccountSnapshots snapshots,
            HistoryRepository history,
            Books books) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.history = history;
        this.books = books;
    }

    /// An account; 404 where there is none, or not for this reader.
    Uni<AccountView> get(AccountId id, Reader reader) {
        return transactions
                .read(connection -> accounts.find(connection, id))
                .map(found -> found.filter(account -> account.owner().isVisibleTo(reader))
                        .map(AccountView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    /// An account as it is seen from a vantage; 404 where there is none, or not for this reader.
    Uni<AccountView> get(AccountId id, Reader reader, Vantage vantage) {
        if (vantage.isNow()) {
            return get(id, reader);
        }
        AccountId pending = AccountIds.pendingOf(id);
        AccountId held = AccountIds.heldOf(id);
        return snapshots.read(
                id,
                reader,
                snapshot -> accounts.find(snapshot, id, vantage)
                        .flatMap(found -> history.balances(snapshot, List.of(id, pending, held), vantage)
                                .map(then -> found.orElseThrow(CommonProblem::notFound)
                                        .seenFrom(
                                                vantage,
                                                then.getOrDefault(id, Balance.NOTHING),
                                                then.getOrDefault(pending, Balance.NOTHING),
                                                then.getOrDefault(held, Balance.NOTHING))))
                        .map(account -> AccountView.of(account, vantage)));
    }

    Uni<Page<AccountView>> listOfProgramme(PageRequest page) {
        return transactions
                .read(connection -> accounts.listOfProgramme(connection, page))
                .map(found ->
                        Page.of(found, page, account -> account.id().value().toString(), AccountView::of));
    }

    /// An account's entries, the newest first; 404 where there is no such account, or not for this
    /// reader.
    Uni<Page<AccountEntryView>> entries(AccountId accountId, Reader reader, EntryFilter filter, PageRequest page) {
        return transactions.read(connection -> accounts.owner(connection, accountId)
                .flatMap(found ->
                        found.filter(owner -> owner.isVisibleTo(reader)).isPresent()
                                ? accounts.entries(connection, accountId, filter, page)
                                : Uni.createFrom().failure(CommonProblem::notFound))
                .map(found -> Page.of(found, page, entry -> Long.toString(entry.position()), StoredEntry::view)));
    }

    /// Closes a member's or a pool's account that has nothing left; closing it again changes nothing.
    ///
    /// The account is locked before its pending and its held points are read, as whoever adds to them
    /// does.
    Uni<AccountView> close(AccountId id, Reader reader) {
        return change(id, reader, (transaction, account) -> {
            if (!account.isEmpty()) {
                throw new Refusal(
                        AccountProblem.ACCOUNT_NOT_EMPTY,
                        "spend, adjust or transfer what is there, and resolve the holds, before it is closed");
            }
            return accounts.close(transaction, id);
        });
    }

    /// Opens a closed account again; opening it again changes nothing.
    Uni<AccountView> reopen(AccountId id, Reader reader) {
        return change(id, reader, (transaction, account) -> accounts.reopen(transaction, id));
    }

    private Uni<AccountView> change(
            AccountId id, Reader reader, BiFunction<SqlConnection, StoredAccount, Uni<Void>> how) {
        return transactions.write(transaction -> accounts.lock(transaction, id)
                .chain(() -> books.expireDue(transaction, id))
                .chain(() -> accounts.find(transaction, id))
                .map(found -> found.filter(account -> account.owner().isVisibleTo(reader))
                        .orElseThrow(CommonProblem::notFound))
                .invoke(AccountService::requireMain)
                .chain(account -> how.apply(transaction, account))
                .chain(() -> accounts.find(transaction, id))
                .map(found -> found.map(AccountView::of).orElseThrow(CommonProblem::notFound)));
    }

    private static void requireMain(StoredAccount account) {
        if (account.owner().customer().isEmpty()
                || !AccountKind.of(account.kind()).isMain()) {
            throw new Refusal(
                    AccountProblem.ACCOUNT_NOT_CLOSABLE, "name the account of points to spend, of a member or a pool");
        }
    }
}
