package io.dangol.loyalty.ledger;

import java.util.UUID;

/// What a transaction took from a lot, or gave back to it.
///
/// @param points more than 0 where they were taken, less than 0 where they were given back
public record Allocation(UUID lotId, long points) {}
