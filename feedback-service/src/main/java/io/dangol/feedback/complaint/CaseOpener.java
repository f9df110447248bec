package io.dangol.feedback.complaint;

import io.dangol.feedback.customer.KnownCustomers;
import io.dangol.feedback.feedback.Feedback;
import io.dangol.feedback.feedback.FeedbackFollowUp;
import io.dangol.feedback.feedback.Kind;
import io.dangol.feedback.sla.SlaClocks;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Opens cases: one for every complaint as it comes in, and one for other feedback where an agent says so.
@ApplicationScoped
class CaseOpener implements FeedbackFollowUp {
    private final KnownCustomers customers;
    private final CaseRepository cases;
    private final SlaClocks clocks;
    private final Outbox outbox;
    private final Ids ids;

    CaseOpener(KnownCustomers customers, CaseRepository cases, SlaClocks clocks, Outbox outbox, Ids ids) {
        this.customers = customers;
        this.cases = cases;
        this.clocks = clocks;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public Optional<Effect> of(Feedback feedback) {
        if (feedback.submission().kind() != Kind.COMPLAINT) {
            return Optional.empty();
        }
        Case opened = Case.open(ids.next(), feedback, feedback.customerId(), feedback.receivedAt());
        return Optional.of(new Effect(
                transaction -> cases.insert(transaction, opened)
                        .chain(() -> clocks.start(transaction, opened.id(), opened.firstClocks(), opened.openedAt())),
                List.of(CaseOpened.of(opened))));
    }

    /// Opens a case about feedback that was recorded before.
    ///
    /// @throws Refusal as the failure: 409 `case-exists`
    Uni<Case> open(SqlConnection transaction, Feedback feedback, Instant now) {
        return customer(transaction, feedback)
                .map(customer -> Case.open(ids.next(), feedback, customer.orElse(null), now))
                .flatMap(opened -> cases.insert(transaction, opened)
                        .invoke(isNew -> {
                            if (!isNew) {
                                throw new Refusal(CaseProblem.CASE_EXISTS, "find it in the list of cases");
                            }
                        })
                        .chain(() -> clocks.start(transaction, opened.id(), opened.firstClocks(), now))
                        .chain(() -> outbox.add(transaction, CaseOpened.of(opened)))
                        .replaceWith(opened));
    }

    /// The customer as of this transaction, whatever was known when the feedback was read.
    private Uni<Optional<UUID>> customer(SqlConnection transaction, Feedback feedback) {
        String externalId = feedback.submission().externalId();
        return externalId == null
                ? Uni.createFrom().item(Optional.ofNullable(feedback.customerId()))
                : customers.identify(transaction, feedback.submission().source(), externalId);
    }
}
