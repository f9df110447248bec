package io.dangol.loyalty.earning.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// What a rule gives in one of its versions: `points` for each full `amount`. It never changes.
@Entity
@Immutable
class EarningRuleVersion {
    private static final String DOWN = "down";

    @EmbeddedId
    private Key key;

    private BigDecimal amount;
    private long points;
    private String rounding = DOWN;
    private Instant changedAt;

    @Column
    private String changedBy;

    EarningRuleVersion() {}

    /// @param amount more than 0, at most 4 decimals
    /// @param points 1 to 1,000,000
    EarningRuleVersion(Key key, BigDecimal amount, long points, String changedBy, Instant changedAt) {
        this.key = key;
        this.amount = amount;
        this.points = points;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    /// @param version from 1; each is one more than the last
    @Embeddable
    record Key(UUID ruleId, int version) {}

    int version() {
        return key.version();
    }

    /// Whether it gives these points for this amount.
    boolean gives(BigDecimal otherAmount, long otherPoints) {
        return otherAmount.compareTo(amount) == 0 && otherPoints == points;
    }

    String plainAmount() {
        return amount.stripTrailingZeros().toPlainString();
    }

    long points() {
        return points;
    }

    String rounding() {
        return rounding;
    }

    Instant changedAt() {
        return changedAt;
    }
}
