package io.dangol.loyalty.earning.purchase;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes and changes earning rules.
@ApplicationScoped
class EarningRuleService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final EarningRuleRepository rules;
    private final EarningRuleChange changes;
    private final Ids ids;
    private final Clock clock;

    EarningRuleService(
            Transactions transactions,
            Idempotency idempotency,
            EarningRuleRepository rules,
            EarningRuleChange changes,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.rules = rules;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<EarningRuleView>> list(PageRequest page) {
        return transactions
                .read(connection -> rules.list(connection, page))
                .map(found -> Page.of(found, page, rule -> rule.id().toString(), EarningRuleView::of));
    }

    /// The rule; 404 where there is none.
    Uni<EarningRuleView> get(UUID id) {
        return transactions
                .read(connection -> rules.find(connection, id))
                .map(found -> found.map(EarningRuleView::of).orElseThrow(CommonProblem::notFound));
    }

    /// Makes a currency's rule; 409 where it has one.
    Uni<Reply> create(IdempotencyKey key, String caller, EarningRuleRequest request) {
        if (!Amounts.isCurrency(request.currency())) {
            throw CommonProblem.invalid("currency", "is not a currency of ISO 4217");
        }
        EarningRule rule = EarningRule.first(
                ids.next(), request.currency(), amount(request.amount()), request.points(), clock.instant());
        return idempotency.once(
                key,
                "createEarningRule",
                request,
                transaction -> rules.add(transaction, rule, caller).map(added -> {
                    if (!added) {
                        throw new Refusal(
                                EarningRuleProblem.EARNING_RULE_EXISTS,
                                "change the rule that there is for " + rule.currency());
                    }
                    EarningRuleView view = EarningRuleView.of(rule);
                    return Reply.created("/v1/earning-rules/" + view.id(), EntityTag.of(view.version()), view);
                }));
    }

    /// Changes a rule that the caller has seen, by a merge patch.
    Uni<EarningRuleView> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions.write(transaction -> rules.lock(transaction, id)
                .flatMap(found -> {
                    EarningRule rule = found.orElseThrow(CommonProblem::notFound);
                    EntityTag.requireMatch(ifMatch, rule.version());
                    EarningRuleRequest wanted = changes.apply(rule, patch);
                    BigDecimal amount = amount(wanted.amount());
                    if (amount.compareTo(rule.amount()) == 0 && wanted.points() == rule.points()) {
                        return Uni.createFrom().item(rule);
                    }
                    EarningRule changed = rule.changedTo(amount, wanted.points(), clock.instant());
                    return rules.change(transaction, changed, caller).replaceWith(changed);
                })
                .map(EarningRuleView::of));
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = Amounts.parse(text);
        if (amount.signum() == 0) {
            throw CommonProblem.invalid("amount", "is more than 0");
        }
        return amount;
    }
}
