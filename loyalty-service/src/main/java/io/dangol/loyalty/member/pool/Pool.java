package io.dangol.loyalty.member.pool;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Members who share an account.
///
/// @param head the customer who owns the account; always one of the members
/// @param accountId the account that they share
/// @param name what it is called, or null
/// @param members who is in it, the head among them, in the order in which they came
record Pool(
        PoolId id,
        CustomerId head,
        AccountId accountId,
        @Nullable String name,
        Instant createdAt,
        List<Membership> members) {
    /// How many customers a pool has at most.
    static final int MEMBERS_MOST = 10;

    Pool {
        members = List.copyOf(members);
    }

    /// One customer's place in it.
    record Membership(CustomerId customerId, Instant joinedAt) {}

    boolean has(CustomerId customer) {
        return members.stream().anyMatch(member -> member.customerId().equals(customer));
    }

    /// Why a customer who is not in it cannot join.
    Optional<PoolProblem> refusalToJoin() {
        return members.size() >= MEMBERS_MOST ? Optional.of(PoolProblem.POOL_FULL) : Optional.empty();
    }

    /// Why a member cannot leave.
    Optional<PoolProblem> refusalToLeave(CustomerId customer) {
        return customer.equals(head) ? Optional.of(PoolProblem.POOL_HEAD_STAYS) : Optional.empty();
    }
}
