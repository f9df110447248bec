package io.dangol.loyalty.account.statement;

/// What a statement adds up: the kinds of transactions that mean the same to who reads it.
enum StatementGroup {
    /// Points earned, and pending points that became spendable.
    EARNED,
    /// Points that put a case right.
    COMPENSATED,
    /// Points redeemed.
    SPENT,
    /// Points set aside, less those that came back.
    RESERVED,
    /// Points past their date.
    EXPIRED,
    /// Corrections, transfers, reversals, and kinds that are not known here.
    OTHER;

    /// @param kind a transaction's kind, as the API names it
    static StatementGroup of(String kind) {
        return switch (kind) {
            case "earn", "mature" -> EARNED;
            case "compensation" -> COMPENSATED;
            case "spend", "capture" -> SPENT;
            case "hold", "release" -> RESERVED;
            case "expire" -> EXPIRED;
            case String other -> OTHER;
        };
    }
}
