package io.dangol.loyalty.account;

import java.util.Optional;
import java.util.UUID;

/// Whose an account is.
///
/// @param customer empty for the programme itself
record AccountOwner(Optional<UUID> customer) {}
