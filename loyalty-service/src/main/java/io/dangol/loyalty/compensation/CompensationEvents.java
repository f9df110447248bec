package io.dangol.loyalty.compensation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.member.MemberService;
import io.dangol.loyalty.pool.PoolService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes `feedback.events`: an approved compensation becomes points, once, for a customer whom loyalty may not
/// have heard of yet.
@ApplicationScoped
class CompensationEvents {
    private static final String RECORDED_BY = "feedback-service";

    private final EventConsumer consumer;
    private final ObjectMapper json;
    private final MemberService members;
    private final PoolService pools;
    private final Books books;

    CompensationEvents(
            EventConsumer consumer, ObjectMapper json, MemberService members, PoolService pools, Books books) {
        this.consumer = consumer;
        this.json = json;
        this.members = members;
        this.pools = pools;
        this.books = books;
    }

    @Incoming("feedback-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("loyalty", messages, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<CompensationApproved> approvals = events.stream()
                .filter(event -> event.type().equals(CompensationApproved.TYPE))
                .map(this::approval)
                .toList();
        Set<UUID> customers = new LinkedHashSet<>();
        approvals.forEach(approval -> customers.add(approval.customer()));
        return members.enrol(transaction, customers)
                .flatMap(own -> pools.earningAccounts(transaction, own))
                .map(accounts -> approvals.stream()
                        .map(approval -> command(accounts, approval))
                        .toList())
                .flatMap(commands -> books.postAll(transaction, commands));
    }

    private static Command command(Map<UUID, UUID> accounts, CompensationApproved approval) {
        return new Command.Compensate(
                new Heading(
                        Cause.of(TransactionKind.COMPENSATION, approval.compensationId()),
                        "compensation",
                        approval.compensationId(),
                        approval.approvedAt(),
                        RECORDED_BY),
                Objects.requireNonNull(accounts.get(approval.customer()), "every customer was enrolled"),
                approval.points(),
                approval.caseUuid());
    }

    private CompensationApproved approval(ReceivedEvent event) {
        try {
            return json.treeToValue(event.data(), CompensationApproved.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the data is no approved compensation", broken);
        }
    }
}
