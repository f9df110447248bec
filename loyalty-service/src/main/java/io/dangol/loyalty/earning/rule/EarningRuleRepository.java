package io.dangol.loyalty.earning.rule;

import io.dangol.kit.entities.Entities;
import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Stores rules and the versions of what they give.
@ApplicationScoped
class EarningRuleRepository {
    private static final String VERSIONED = """
            from EarningRule rule join EarningRuleVersion present
                on present.key.ruleId = rule.id and present.key.version = rule.version
            """;

    /// In the order of their ids.
    Uni<List<VersionedRule>> list(Mutiny.Session session, PageRequest page) {
        return new PagedQuery<>(Object[].class, "select rule, present", VERSIONED)
                .rows(session, page, "rule.id > ?", page.afterId(), "rule.id")
                .map(rows -> rows.stream()
                        .map(row -> new VersionedRule((EarningRule) row[0], (EarningRuleVersion) row[1]))
                        .toList());
    }

    /// @throws io.dangol.kit.problem.Refusal 404 if there is none, as the failure
    Uni<VersionedRule> find(Mutiny.Session session, UUID id) {
        return Entities.require(session, EarningRule.class, id).flatMap(rule -> withPresent(session, rule));
    }

    /// Locks a rule for a change.
    ///
    /// @throws io.dangol.kit.problem.Refusal see [Entities#lock]
    Uni<VersionedRule> lock(Mutiny.Session session, UUID id, @Nullable String ifMatch) {
        return Entities.lock(session, EarningRule.class, id, ifMatch).flatMap(rule -> withPresent(session, rule));
    }

    Uni<Void> add(Mutiny.Session session, VersionedRule added) {
        return session.persistAll(added.rule(), added.present());
    }

    /// Makes `next` the present version of a rule that is locked. Nothing else of the rule changes, so its version is
    /// counted up by hand.
    Uni<Void> change(Mutiny.Session session, EarningRule rule, EarningRuleVersion next) {
        return session.lock(rule, LockMode.PESSIMISTIC_FORCE_INCREMENT).chain(() -> session.persist(next));
    }

    private static Uni<VersionedRule> withPresent(Mutiny.Session session, EarningRule rule) {
        return Entities.require(session, EarningRuleVersion.class, rule.presentVersion())
                .map(present -> new VersionedRule(rule, present));
    }
}
