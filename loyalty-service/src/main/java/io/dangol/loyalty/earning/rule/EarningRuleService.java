package io.dangol.loyalty.earning.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Makes and changes earning rules.
@ApplicationScoped
class EarningRuleService {
    private static final String ONE_OF_A_CURRENCY = "earning_rule_currency";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final EarningRuleRepository rules;
    private final PatchedForm patches;
    private final Ids ids;
    private final Clock clock;

    EarningRuleService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            EarningRuleRepository rules,
            PatchedForm patches,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.rules = rules;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<EarningRuleView>> list(PageRequest page) {
        return transactions
                .read(connection -> entities.on(connection, session -> rules.list(session, page)))
                .map(found -> Page.of(found, page, listed -> listed.rule().id().toString(), VersionedRule::view));
    }

    /// The rule; 404 where there is none.
    Uni<EarningRuleView> get(UUID id) {
        return transactions
                .read(connection -> entities.on(connection, session -> rules.find(session, id)))
                .map(VersionedRule::view);
    }

    /// Makes a currency's rule; 409 where it has one.
    Uni<Reply> create(IdempotencyKey key, String caller, EarningRuleRequest request) {
        if (!Amounts.isCurrency(request.currency())) {
            throw CommonProblem.invalid("currency", "must be a currency of ISO 4217");
        }
        VersionedRule made = first(request, caller);
        return idempotency.once(
                key,
                "createEarningRule",
                request,
                transaction -> entities.on(transaction, session -> rules.add(session, made))
                        .onFailure(failure -> Entities.isViolation(failure, ONE_OF_A_CURRENCY))
                        .transform(taken -> new Refusal(
                                EarningRuleProblem.EARNING_RULE_EXISTS,
                                "change the rule that there is for " + request.currency()))
                        .map(added -> {
                            EarningRuleView view = made.view();
                            return Reply.created("/v1/earning-rules/" + view.id(), EntityTag.of(view.version()), view);
                        }));
    }

    /// Changes a rule that the caller has seen, by a merge patch.
    Uni<EarningRuleView> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session -> rules.lock(session, id, ifMatch)
                                .flatMap(found -> change(session, found, caller, patch))))
                .map(VersionedRule::view);
    }

    private VersionedRule first(EarningRuleRequest request, String caller) {
        EarningRule rule = new EarningRule(ids.next(), request.currency(), clock.instant());
        return new VersionedRule(rule, rule.firstVersion(request, caller));
    }

    private Uni<VersionedRule> change(Mutiny.Session session, VersionedRule found, String caller, JsonNode patch) {
        EarningRuleRequest wanted = patches.apply(found.request(), EarningRuleRequest.class, patch);
        EarningRuleVersion next = found.rule().change(wanted, found.present(), caller, clock.instant());
        return next.equals(found.present())
                ? Uni.createFrom().item(found)
                : rules.change(session, found.rule(), next).replaceWith(new VersionedRule(found.rule(), next));
    }
}
