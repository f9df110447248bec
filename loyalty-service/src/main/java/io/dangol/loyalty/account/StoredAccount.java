package io.dangol.loyalty.account;

import java.util.UUID;

/// An account as read.
///
/// @param balance points: of a programme account, the sum of its entries
/// @param version how many entries it has
record StoredAccount(UUID id, String kind, AccountOwner owner, long balance, long version) {}
