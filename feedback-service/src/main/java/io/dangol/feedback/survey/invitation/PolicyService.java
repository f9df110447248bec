package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Shows and changes the company's rule.
@ApplicationScoped
class PolicyService {
    private final Transactions transactions;
    private final Entities entities;
    private final PatchedForm patches;
    private final Clock clock;

    PolicyService(Transactions transactions, Entities entities, PatchedForm patches, Clock clock) {
        this.transactions = transactions;
        this.entities = entities;
        this.patches = patches;
        this.clock = clock;
    }

    Uni<PolicyView> get() {
        return transactions
                .read(connection -> entities.on(
                        connection, session -> Entities.require(session, SurveyPolicy.class, SurveyPolicy.SINGLE)))
                .map(SurveyPolicy::view);
    }

    Uni<PolicyView> change(@Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session -> Entities.lock(session, SurveyPolicy.class, SurveyPolicy.SINGLE, ifMatch)
                                .invoke(policy -> policy.change(
                                        patches.apply(policy.form(), PolicyForm.class, patch),
                                        caller,
                                        clock.instant()))))
                .map(SurveyPolicy::view);
    }
}
