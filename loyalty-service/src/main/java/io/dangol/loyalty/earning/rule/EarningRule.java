package io.dangol.loyalty.earning.rule;

import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// What purchases in a currency earn; the currency is the rule's for ever. How much that is, is an
/// [EarningRuleVersion]: the present one is read with it, by a query of its own, because a join does not
/// see the version that came while it waited for the lock.
@Entity
class EarningRule implements VersionedEntity {
    @Id
    private UUID id;

    @Version
    private int version = 1;

    private String currency;
    private Instant createdAt;

    EarningRule() {}

    /// A new currency's rule.
    EarningRule(UUID id, String currency, Instant createdAt) {
        this.id = id;
        this.currency = currency;
        this.createdAt = createdAt;
    }

    @Override
    public int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    EarningRuleVersion.Key presentVersion() {
        return new EarningRuleVersion.Key(id, version);
    }

    /// What a new rule gives.
    EarningRuleVersion firstVersion(EarningRuleRequest wanted, String caller) {
        return new EarningRuleVersion(presentVersion(), wanted.positiveAmount(), wanted.points(), caller, createdAt);
    }

    /// Another amount or other points.
    ///
    /// @return the next version, which holds for purchases that are handled from then on; `present` if it
    ///     gives the same
    /// @throws io.dangol.kit.problem.Refusal 400 where the currency would change, or the amount is 0
    EarningRuleVersion change(EarningRuleRequest wanted, EarningRuleVersion present, String caller, Instant now) {
        if (!wanted.currency().equals(currency)) {
            throw CommonProblem.invalid("currency", "never changes; make a rule for the other currency");
        }
        BigDecimal amount = wanted.positiveAmount();
        return present.gives(amount, wanted.points())
                ? present
                : new EarningRuleVersion(
                        new EarningRuleVersion.Key(id, version + 1), amount, wanted.points(), caller, now);
    }

    EarningRuleRequest request(EarningRuleVersion present) {
        return new EarningRuleRequest(currency, present.plainAmount(), present.points());
    }

    EarningRuleView view(EarningRuleVersion present) {
        return new EarningRuleView(
                PublicId.format(PublicIds.RULE, id),
                currency,
                present.plainAmount(),
                present.points(),
                present.rounding(),
                present.version(),
                createdAt,
                present.changedAt());
    }
}
