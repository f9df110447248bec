package io.dangol.loyalty.ledger;

/// The prefixes of the public ids that loyalty speaks of.
public final class PublicIds {
    public static final String ACCOUNT = "acc";
    public static final String ADJUSTMENT = "adj";
    public static final String CASE = "cas";
    public static final String COMPENSATION = "cmp";
    public static final String CUSTOMER = "cus";
    public static final String HOLD = "hld";
    public static final String LOT = "lot";
    public static final String POOL = "pol";
    public static final String PURCHASE = "pur";
    public static final String QUOTE = "quo";
    public static final String RETURN = "ret";
    public static final String RULE = "rul";
    public static final String TRANSACTION = "txn";

    private PublicIds() {}
}
