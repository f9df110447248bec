package io.dangol.loyalty.account;

import java.util.Optional;
import java.util.UUID;

/// An account as read.
///
/// @param owner the customer; empty for the programme's own
/// @param balance points: of a programme account, the sum of its entries
/// @param version how many entries it has
record StoredAccount(UUID id, String kind, Optional<UUID> owner, long balance, long version) {}
