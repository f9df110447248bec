package io.dangol.loyalty.member.member;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import java.time.Instant;

/// A customer's place in the programme.
record Enrolment(CustomerId customerId, AccountId accountId, Instant enrolledAt) {}
