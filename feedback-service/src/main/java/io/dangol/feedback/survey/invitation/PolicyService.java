package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Shows and changes the company's rule.
@ApplicationScoped
class PolicyService {
    private static final Duration WITHIN_LEAST = Duration.ofHours(1);
    private static final Duration WITHIN_MOST = Duration.ofDays(1_100);

    private final Transactions transactions;
    private final PolicyRepository policies;
    private final PatchedForm patches;
    private final Clock clock;

    PolicyService(Transactions transactions, PolicyRepository policies, PatchedForm patches, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.patches = patches;
        this.clock = clock;
    }

    Uni<SurveyPolicy> get() {
        return transactions.read(policies::find);
    }

    Uni<SurveyPolicy> change(@Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions.write(transaction -> policies.findForChange(transaction)
                .flatMap(present -> {
                    EntityTag.requireMatch(ifMatch, present.version());
                    PolicyForm form =
                            patches.apply(new PolicyForm(present.rule().limits()), PolicyForm.class, patch);
                    check(form);
                    FatigueRule rule = new FatigueRule(form.limits());
                    if (rule.equals(present.rule())) {
                        return Uni.createFrom().item(present);
                    }
                    SurveyPolicy changed = new SurveyPolicy(present.version() + 1, rule, clock.instant(), caller);
                    return policies.save(transaction, changed).replaceWith(changed);
                }));
    }

    private static void check(PolicyForm form) {
        for (int index = 0; index < form.limits().size(); index++) {
            FatigueLimit limit = form.limits().get(index);
            if (limit.within().compareTo(WITHIN_LEAST) < 0 || limit.within().compareTo(WITHIN_MOST) > 0) {
                throw CommonProblem.invalid("limits[" + index + "].within", "is 1 hour to 1,100 days");
            }
        }
    }
}
