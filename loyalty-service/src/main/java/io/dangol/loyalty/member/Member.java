package io.dangol.loyalty.member;

import java.util.UUID;

/// A member as read, with the balance of the moment.
///
/// @param balance points
record Member(Enrolment enrolment, long balance) {
    UUID customerId() {
        return enrolment.customerId();
    }
}
