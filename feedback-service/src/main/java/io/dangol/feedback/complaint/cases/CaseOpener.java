package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.complaint.clock.FirstClocks;
import io.dangol.feedback.complaint.clock.SlaClocks;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackFollowUp;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Opens cases: one for every complaint as it comes in, and one for other feedback where an agent says so.
@ApplicationScoped
@Priority(CaseHistory.BEHIND_FEEDBACK)
class CaseOpener implements FeedbackFollowUp<CaseId> {
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
    public Optional<CaseId> prepare(Submission said) {
        return said.kind() == Kind.COMPLAINT ? Optional.of(new CaseId(ids.next())) : Optional.empty();
    }

    @Override
    public Effect follow(List<Prepared<CaseId>> complaints) {
        List<Case> opened = complaints.stream()
                .map(complaint -> Case.open(
                        complaint.preparation(),
                        complaint.feedback(),
                        complaint.feedback().customerId(),
                        complaint.feedback().receivedAt()))
                .toList();
        return new Effect(
                transaction -> cases.insert(transaction, opened).chain(() -> start(transaction, opened)),
                opened.stream().<DomainEvent>map(Case::opened).toList());
    }

    /// An edit that makes a complaint of it opens its case, unless it has one.
    @Override
    public Uni<List<DomainEvent>> followRevision(SqlConnection transaction, Revision<CaseId> revision) {
        Feedback now = revision.now();
        return customer(transaction, now)
                .map(customer -> Case.open(revision.preparation(), now, customer.orElse(null), now.changedAt()))
                .flatMap(opened -> cases.insert(transaction, List.of(opened))
                        .flatMap(inserted -> inserted == 0
                                ? Uni.createFrom().item(List.of())
                                : start(transaction, List.of(opened)).replaceWith(List.of(opened.opened()))));
    }

    private Uni<Void> start(SqlConnection transaction, List<Case> opened) {
        return clocks.start(
                transaction,
                opened.stream()
                        .map(each -> new FirstClocks(each.id(), each.firstClocks(), each.openedAt()))
                        .toList());
    }

    /// Opens a case about feedback that was recorded before.
    ///
    /// @throws Refusal as the failure: 409 `case-exists`
    Uni<Case> open(SqlConnection transaction, Feedback feedback, Instant now) {
        return customer(transaction, feedback)
                .map(customer -> Case.open(new CaseId(ids.next()), feedback, customer.orElse(null), now))
                .flatMap(opened -> cases.insert(transaction, List.of(opened))
                        .invoke(inserted -> {
                            if (inserted == 0) {
                                throw new Refusal(CaseProblem.CASE_EXISTS, "find it in the list of cases");
                            }
                        })
                        .chain(() -> start(transaction, List.of(opened)))
                        .chain(() -> outbox.add(transaction, opened.opened()))
                        .replaceWith(opened));
    }

    /// The customer as of this transaction, whatever was known when the feedback was read.
    private Uni<Optional<CustomerId>> customer(SqlConnection transaction, Feedback feedback) {
        String externalId = feedback.submission().externalId();
        return externalId == null
                ? Uni.createFrom().item(Optional.ofNullable(feedback.customerId()))
                : customers.identify(transaction, feedback.submission().source(), externalId);
    }
}
