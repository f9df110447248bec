package io.dangol.loyalty.member.member;

import java.time.Instant;
import java.util.UUID;

/// A customer's place in the programme.
record Enrolment(UUID customerId, UUID accountId, Instant enrolledAt) {}
