package io.dangol.loyalty.earning.returned;

import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.ledger.TransactionId;
import java.util.UUID;

/// What a purchase earned.
///
/// @param accountId the main account that got it
/// @param points how many
/// @param rule the rule in the version that computed them
record Earned(TransactionId transactionId, UUID accountId, long points, EarningRate rule) {}
