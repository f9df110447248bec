package io.dangol.loyalty.earning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.member.MemberService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes `customer.events`: enrols customers, and lets their purchases earn. A purchase that comes before its
/// customer's registration enrols them too.
@ApplicationScoped
class EarningEvents {
    private static final String CUSTOMER_REGISTERED = "io.dangol.customer.customer.registered.v1";

    private final EventConsumer consumer;
    private final ObjectMapper json;
    private final MemberService members;
    private final EarningService earning;

    EarningEvents(EventConsumer consumer, ObjectMapper json, MemberService members, EarningService earning) {
        this.consumer = consumer;
        this.json = json;
        this.members = members;
        this.earning = earning;
    }

    @Incoming("customer-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("loyalty", messages, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<PurchaseRecorded> purchases = events.stream()
                .filter(event -> event.type().equals(PurchaseRecorded.TYPE))
                .map(this::purchase)
                .toList();
        return members.enrol(transaction, customers(events, purchases))
                .flatMap(accounts -> earning.earn(transaction, accounts, purchases));
    }

    private static Set<UUID> customers(List<ReceivedEvent> events, List<PurchaseRecorded> purchases) {
        Set<UUID> customers = new LinkedHashSet<>();
        events.stream()
                .filter(event -> event.type().equals(CUSTOMER_REGISTERED))
                .map(event -> PublicId.parse(PublicIds.CUSTOMER, event.subject())
                        .orElseThrow(() -> new IllegalArgumentException("the subject is no customer")))
                .forEach(customers::add);
        purchases.forEach(purchase -> customers.add(purchase.customer()));
        return customers;
    }

    private PurchaseRecorded purchase(ReceivedEvent event) {
        try {
            return json.treeToValue(event.data(), PurchaseRecorded.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the data is no recorded purchase", broken);
        }
    }
}
