package io.dangol.loyalty.earning.change;

import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.TransactionId;

/// What a purchase earned at one time: when it was told of, or by a correction that made it larger.
///
/// @param version [#FIRST], or the purchase's version by which it earned more
/// @param accountId the main account that got it
/// @param points how many
/// @param asked how many of them were asked back, whether or not they could be had
/// @param taken how many of them were had
/// @param rule the rule in the version that computed them
record Earned(
        int version,
        TransactionId transactionId,
        AccountId accountId,
        long points,
        long asked,
        long taken,
        EarningRate rule) {
    /// The version of what a purchase earns when it is told of.
    static final int FIRST = 1;

    /// How many points were granted and not yet asked back.
    long kept() {
        return points - asked;
    }

    Earned asking(long more) {
        return new Earned(version, transactionId, accountId, points, asked + more, taken, rule);
    }

    /// How many were asked back and could not be had: the customer still has them, or has spent them.
    long owed() {
        return Math.max(0, asked - taken);
    }
}
