package io.dangol.loyalty.ledger.integrity;

import java.util.UUID;

/// Something of which an invariant is not true.
///
/// @param domain whose id `place` is
/// @param place by which it is found again
/// @param subject the public id of the account, transaction, lot or hold
/// @param detail what is wrong with it
record Violation(Invariant invariant, IdSpace domain, UUID place, String subject, String detail) {}
