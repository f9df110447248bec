package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.AccountDirectory;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Tells other rooms which accounts a reader may have to do with.
@ApplicationScoped
class AccountFinder implements AccountDirectory {
    private final Transactions transactions;
    private final AccountRepository accounts;

    AccountFinder(Transactions transactions, AccountRepository accounts) {
        this.transactions = transactions;
        this.accounts = accounts;
    }

    @Override
    public Uni<Void> visible(AccountId id, Reader reader) {
        return find(id).map(found -> {
            if (found.filter(account -> account.owner().isVisibleTo(reader)).isEmpty()) {
                throw CommonProblem.notFound();
            }
            return null;
        });
    }

    @Override
    public Uni<Void> ownedBy(AccountId id, CustomerId customerId) {
        return find(id).map(found -> {
            if (found.filter(account -> account.owner().customer().equals(Optional.of(customerId))
                            && account.kind().equals(AccountKind.SPENDABLE.wireName()))
                    .isEmpty()) {
                throw CommonProblem.notFound();
            }
            return null;
        });
    }

    private Uni<Optional<StoredAccount>> find(AccountId id) {
        return transactions.read(connection -> accounts.find(connection, id));
    }
}
