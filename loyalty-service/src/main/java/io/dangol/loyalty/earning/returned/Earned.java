package io.dangol.loyalty.earning.returned;

import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.TransactionId;

/// What a purchase earned.
///
/// @param accountId the main account that got it
/// @param points how many
/// @param rule the rule in the version that computed them
record Earned(TransactionId transactionId, AccountId accountId, long points, EarningRate rule) {}
