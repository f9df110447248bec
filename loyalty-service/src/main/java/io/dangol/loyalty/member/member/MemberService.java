package io.dangol.loyalty.member.member;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.member.MemberEnrolment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Enrols customers, and shows members.
@ApplicationScoped
class MemberService implements MemberEnrolment {
    private final Transactions transactions;
    private final MemberRepository members;
    private final Books books;
    private final Outbox outbox;
    private final Ids ids;

    MemberService(Transactions transactions, MemberRepository members, Books books, Outbox outbox, Ids ids) {
        this.transactions = transactions;
        this.members = members;
        this.books = books;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public Uni<Map<CustomerId, AccountId>> enrol(SqlConnection transaction, Collection<CustomerId> customerIds) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return members.find(transaction, customerIds).flatMap(known -> {
            Map<CustomerId, AccountId> accounts = new HashMap<>();
            note(known, accounts);
            List<CustomerId> strangers = customerIds.stream()
                    .filter(customer -> !accounts.containsKey(customer))
                    .toList();
            return strangers.isEmpty()
                    ? Uni.createFrom().item(accounts)
                    : enrolStrangers(transaction, strangers, accounts);
        });
    }

    private Uni<Map<CustomerId, AccountId>> enrolStrangers(
            SqlConnection transaction, List<CustomerId> strangers, Map<CustomerId, AccountId> accounts) {
        List<AccountId> accountIds =
                strangers.stream().map(customer -> new AccountId(ids.next())).toList();
        return members.enrol(transaction, strangers, accountIds)
                .invoke(enrolled -> note(enrolled, accounts))
                .call(enrolled -> books.open(
                        transaction,
                        enrolled.stream()
                                .map(one -> Account.opened(one.accountId(), one.customerId()))
                                .toList()))
                .call(enrolled -> outbox.add(
                        transaction, enrolled.stream().map(MemberEnrolled::of).toList()))
                // Another transaction may have enrolled some of them in the meantime; it has committed by now.
                .flatMap(enrolled -> enrolled.size() == strangers.size()
                        ? Uni.createFrom().item(accounts)
                        : members.find(transaction, strangers)
                                .invoke(found -> note(found, accounts))
                                .replaceWith(accounts));
    }

    /// The member that a customer is; 404 where they are none.
    Uni<MemberView> get(CustomerId customerId) {
        return transactions
                .read(connection -> members.read(connection, customerId))
                .map(found -> found.map(MemberView::of).orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<MemberView>> list(PageRequest page) {
        return transactions
                .read(connection -> members.list(connection, page))
                .map(found -> Page.of(
                        found, page, member -> member.customerId().value().toString(), MemberView::of));
    }

    private static void note(List<Enrolment> enrolments, Map<CustomerId, AccountId> accounts) {
        enrolments.forEach(one -> accounts.put(one.customerId(), one.accountId()));
    }
}
