package io.dangol.loyalty.member.pool;

import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.member.EarningAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes pools, lets members join and leave, and says where what they earn goes.
@ApplicationScoped
class PoolService implements EarningAccounts {
    private static final String PATH = "/v1/pools/";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final PoolRepository pools;
    private final Books books;
    private final Ids ids;
    private final Clock clock;

    PoolService(
            Transactions transactions,
            Idempotency idempotency,
            PoolRepository pools,
            Books books,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.pools = pools;
        this.books = books;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<Map<CustomerId, AccountId>> earningAccounts(SqlConnection connection, Map<CustomerId, AccountId> own) {
        return own.isEmpty()
                ? Uni.createFrom().item(own)
                : pools.accounts(connection, own.keySet()).map(pooled -> {
                    Map<CustomerId, AccountId> accounts = new HashMap<>(own);
                    accounts.putAll(pooled);
                    return accounts;
                });
    }

    /// Makes a pool, with its head as the first member.
    Uni<Reply> create(IdempotencyKey key, CustomerId head, PoolRequest request) {
        Instant now = clock.instant();
        Pool pool = new Pool(
                new PoolId(ids.next()),
                head,
                AccountIds.main(new AccountId(ids.next())),
                request.name(),
                now,
                List.of(new Pool.Membership(head, now)));
        return idempotency.once(
                key,
                "createPool",
                request,
                transaction -> requireMember(transaction, head)
                        .chain(() -> pools.add(transaction, pool))
                        .invoke(PoolService::requireJoined)
                        .chain(() -> pools.join(transaction, pool.id(), head, now))
                        .invoke(PoolService::requireJoined)
                        .chain(() -> books.open(
                                transaction, List.of(Account.opened(pool.accountId(), AccountKind.POOLED, head))))
                        .map(opened -> {
                            PoolView view = PoolView.of(pool);
                            return Reply.created(PATH + view.id(), null, view);
                        }));
    }

    /// Lets a customer join; one who is in it stays.
    Uni<PoolView> join(PoolId id, CustomerId customer) {
        return transactions.write(transaction -> locked(transaction, id)
                .flatMap(pool -> pool.has(customer)
                        ? Uni.createFrom().item(pool)
                        : add(transaction, pool, customer).chain(() -> locked(transaction, id)))
                .map(PoolView::of));
    }

    /// Lets a member leave: the points stay. 404 where they are not in it.
    Uni<Void> leave(PoolId id, CustomerId customer) {
        return transactions.write(transaction -> locked(transaction, id).flatMap(pool -> {
            if (!pool.has(customer)) {
                throw CommonProblem.notFound();
            }
            pool.refusalToLeave(customer).ifPresent(problem -> {
                throw problem.refusal();
            });
            return pools.leave(transaction, id, customer);
        }));
    }

    /// A pool; 404 where there is none, or not for this reader.
    ///
    /// @param reader the customer who reads; empty for those who may see every pool
    Uni<PoolView> get(PoolId id, Optional<CustomerId> reader) {
        return transactions
                .read(connection -> pools.find(connection, id))
                .map(found -> found.filter(pool -> reader.isEmpty() || pool.has(reader.get()))
                        .map(PoolView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<PoolView>> list(Optional<CustomerId> customer, PageRequest page) {
        return transactions
                .read(connection -> pools.list(connection, customer, page))
                .map(found -> Page.of(found, page, pool -> pool.id().value().toString(), PoolView::of));
    }

    private Uni<Void> add(SqlConnection transaction, Pool pool, CustomerId customer) {
        return requireMember(transaction, customer)
                .invoke(() -> pool.refusalToJoin().ifPresent(problem -> {
                    throw problem.refusal();
                }))
                .chain(() -> pools.join(transaction, pool.id(), customer, clock.instant()))
                .invoke(PoolService::requireJoined)
                .replaceWithVoid();
    }

    private Uni<Pool> locked(SqlConnection transaction, PoolId id) {
        return pools.lock(transaction, id).map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private Uni<Void> requireMember(SqlConnection connection, CustomerId customer) {
        return pools.isEnrolled(connection, customer)
                .invoke(enrolled -> {
                    if (!enrolled) {
                        throw PoolProblem.UNKNOWN_MEMBER.refusal();
                    }
                })
                .replaceWithVoid();
    }

    private static void requireJoined(boolean joined) {
        if (!joined) {
            throw PoolProblem.IN_A_POOL.refusal();
        }
    }
}
