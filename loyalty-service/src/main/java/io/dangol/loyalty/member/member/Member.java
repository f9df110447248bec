package io.dangol.loyalty.member.member;

import io.dangol.loyalty.account.ExpiringView;
import io.dangol.loyalty.ledger.CustomerId;
import org.jspecify.annotations.Nullable;

/// A member as read, with the balance of the moment.
///
/// @param balance points that can be spent, or are owed
/// @param pending points that cannot be spent yet
/// @param held points that holds have set aside
/// @param expiringNext what expires next of those that can be spent; null where nothing does
record Member(
        Enrolment enrolment,
        long balance,
        long pending,
        long held,
        @Nullable ExpiringView expiringNext) {
    CustomerId customerId() {
        return enrolment.customerId();
    }
}
