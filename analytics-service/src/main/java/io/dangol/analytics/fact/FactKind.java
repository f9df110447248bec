package io.dangol.analytics.fact;

import java.util.Locale;

/// What kind of thing a fact is; PostgreSQL's `fact_kind` has the same.
public enum FactKind {
    PURCHASE,
    POINTS_EARNED,
    FEEDBACK,
    RESPONSE,
    CASE_OPENED,
    CASE_RESOLVED,
    COMPENSATION,
    CUSTOMER_REGISTERED,
    MEMBER_ENROLLED,
    RETURN;

    /// Its name in the database.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
