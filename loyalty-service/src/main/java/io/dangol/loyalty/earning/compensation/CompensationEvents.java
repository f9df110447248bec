package io.dangol.loyalty.earning.compensation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CaseId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.member.EarningAccounts;
import io.dangol.loyalty.member.MemberEnrolment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes `feedback.events`: an approved compensation becomes points, once, for a customer whom loyalty may not
/// have heard of yet; a reversed one is taken back, once.
@ApplicationScoped
class CompensationEvents {
    private static final String RECORDED_BY = "feedback-service";
    private static final Set<String> TYPES = Set.of(CompensationApproved.TYPE, CompensationReversed.TYPE);

    private final EventConsumer consumer;
    private final ObjectMapper json;
    private final MemberEnrolment enrolment;
    private final EarningAccounts earningAccounts;
    private final Books books;
    private final CompensationReversals reversals;

    CompensationEvents(
            EventConsumer consumer,
            ObjectMapper json,
            MemberEnrolment enrolment,
            EarningAccounts earningAccounts,
            Books books,
            CompensationReversals reversals) {
        this.consumer = consumer;
        this.json = json;
        this.enrolment = enrolment;
        this.earningAccounts = earningAccounts;
        this.books = books;
        this.reversals = reversals;
    }

    @Incoming("feedback-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("loyalty", messages, TYPES::contains, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<CompensationApproved> approvals = events.stream()
                .filter(event -> event.type().equals(CompensationApproved.TYPE))
                .map(event -> read(event, CompensationApproved.class))
                .toList();
        List<CompensationReversed> reversed = events.stream()
                .filter(event -> event.type().equals(CompensationReversed.TYPE))
                .map(event -> read(event, CompensationReversed.class))
                .toList();
        Set<CustomerId> customers = new LinkedHashSet<>();
        approvals.forEach(approval -> customers.add(approval.customer()));
        return enrolment
                .enrol(transaction, customers)
                .flatMap(own -> earningAccounts.earningAccounts(transaction, own))
                .call(accounts -> lock(transaction, accounts.values(), reversed))
                .map(accounts -> approvals.stream()
                        .map(approval -> command(accounts, approval))
                        .toList())
                .flatMap(commands -> books.postAll(transaction, commands))
                .chain(() -> reversals.takeBack(transaction, reversed));
    }

    /// All accounts of a batch with reversals are held at once, so that two batches never wait in a
    /// circle.
    private Uni<Void> lock(
            SqlConnection transaction, Collection<AccountId> getting, List<CompensationReversed> reversed) {
        return reversed.isEmpty()
                ? Uni.createFrom().voidItem()
                : reversals.accounts(transaction, reversed).flatMap(giving -> {
                    Set<AccountId> all = new LinkedHashSet<>(getting);
                    all.addAll(giving);
                    return books.lock(transaction, all);
                });
    }

    private static Command command(Map<CustomerId, AccountId> accounts, CompensationApproved approval) {
        return new Command.Compensate(
                new Heading(
                        Cause.of(TransactionKind.COMPENSATION, approval.compensationId()),
                        "compensation",
                        approval.compensationId(),
                        approval.approvedAt(),
                        RECORDED_BY),
                Objects.requireNonNull(accounts.get(approval.customer()), "every customer was enrolled"),
                approval.points(),
                new CaseId(approval.caseUuid()));
    }

    private <T> T read(ReceivedEvent event, Class<T> type) {
        try {
            return json.treeToValue(event.data(), type);
        } catch (JsonProcessingException broken) {
            throw new UnacceptableEvent("the data is not that of a compensation");
        }
    }
}
