package io.dangol.loyalty.earning.change;

import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.CustomerId;
import java.time.Instant;
import java.util.UUID;

/// A sale without a customer got one: its recording tells what was paid in a version of more than 1, and its returns
/// are told again, perhaps in their former versions.
public record PurchaseClaimed(
        UUID purchase, CustomerId customer, int aggregateVersion, Instant purchasedAt, Total total)
        implements PurchaseChange {}
