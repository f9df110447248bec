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

    AccountService(Transactions transactions, AccountRepository accounts) {
        this.transactions = transactions;
        this.accounts = accounts;
    }

    /// An account; 404 where there is none, or not for this reader.
    Uni<AccountView> get(UUID id, Reader reader) {
        return transactions
                .read(connection -> accounts.find(connection, id))
                .map(found -> found.filter(account -> reader.maySeeAccountOf(account.owner()))
                        .map(AccountView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<AccountView>> listOfProgramme(PageRequest page) {
        return transactions
                .read(connection -> accounts.listOfProgramme(connection, page))
                .map(found -> Page.of(found, page, account -> account.id().toString(), AccountView::of));
    }

    /// An account's entries, the newest first; 404 where there is no such account, or not for this reader.
    Uni<Page<AccountEntryView>> entries(UUID accountId, Reader reader, PageRequest page) {
        return transactions.read(connection -> accounts.owner(connection, accountId)
                .flatMap(found -> found.map(AccountOwner::customer)
                                .filter(reader::maySeeAccountOf)
                                .isPresent()
                        ? accounts.entries(connection, accountId, page)
                        : Uni.createFrom().failure(CommonProblem::notFound))
                .map(found -> Page.of(found, page, entry -> Long.toString(entry.position()), StoredEntry::view)));
    }
}
