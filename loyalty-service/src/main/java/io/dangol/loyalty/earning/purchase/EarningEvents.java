package io.dangol.loyalty.earning.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.returned.PurchaseReturned;
import io.dangol.loyalty.earning.returned.ReturnService;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.member.EarningAccounts;
import io.dangol.loyalty.member.MemberEnrolment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes `customer.events`: enrols customers, lets their purchases earn, and takes back what returned ones earned.
/// What comes before its customer's registration enrols them too.
@ApplicationScoped
class EarningEvents {
    private static final String CUSTOMER_REGISTERED = "io.dangol.customer.customer.registered.v1";
    private static final Set<String> TYPES = Set.of(CUSTOMER_REGISTERED, PurchaseRecorded.TYPE, PurchaseReturned.TYPE);

    private final EventConsumer consumer;
    private final ObjectMapper json;
    private final MemberEnrolment enrolment;
    private final EarningAccounts earningAccounts;
    private final Books books;
    private final EarningService earning;
    private final ReturnService returning;

    EarningEvents(
            EventConsumer consumer,
            ObjectMapper json,
            MemberEnrolment enrolment,
            EarningAccounts earningAccounts,
            Books books,
            EarningService earning,
            ReturnService returning) {
        this.consumer = consumer;
        this.json = json;
        this.enrolment = enrolment;
        this.earningAccounts = earningAccounts;
        this.books = books;
        this.earning = earning;
        this.returning = returning;
    }

    @Incoming("customer-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("loyalty", messages, TYPES::contains, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<PurchaseRecorded> purchases = all(events, PurchaseRecorded.TYPE, PurchaseRecorded.class);
        List<PurchaseReturned> returns = all(events, PurchaseReturned.TYPE, PurchaseReturned.class);
        return enrolment
                .enrol(transaction, customers(events, purchases, returns))
                .flatMap(own -> earningAccounts
                        .earningAccounts(transaction, own)
                        .call(accounts -> lock(transaction, own, accounts, returns)))
                .flatMap(accounts -> earning.earn(transaction, accounts, purchases))
                .chain(() -> returning.takeBack(
                        transaction,
                        purchases.stream().map(PurchaseRecorded::purchase).toList(),
                        returns));
    }

    /// Returns look for what their purchases earned, and purchases for their returns, each behind this
    /// lock. It comes first, because all accounts of a batch are locked in one order.
    private Uni<Void> lock(
            SqlConnection transaction,
            Map<CustomerId, AccountId> own,
            Map<CustomerId, AccountId> accounts,
            List<PurchaseReturned> returns) {
        if (returns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<AccountId> all = new HashSet<>(own.values());
        all.addAll(accounts.values());
        return returning.accounts(transaction, returns).invoke(all::addAll).chain(() -> books.lock(transaction, all));
    }

    private static Set<CustomerId> customers(
            List<ReceivedEvent> events, List<PurchaseRecorded> purchases, List<PurchaseReturned> returns) {
        Set<CustomerId> customers = new LinkedHashSet<>();
        events.stream()
                .filter(event -> event.type().equals(CUSTOMER_REGISTERED))
                .map(event -> PublicId.parse(
                                PublicIds.CUSTOMER,
                                event.data().path("customerId").asText())
                        .map(CustomerId::new)
                        .orElseThrow(() -> new UnacceptableEvent("`customerId` must be a customer's id")))
                .forEach(customers::add);
        purchases.forEach(purchase -> customers.add(purchase.customer()));
        returns.forEach(told -> customers.add(told.customer()));
        return customers;
    }

    private <T> List<T> all(List<ReceivedEvent> events, String type, Class<T> form) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> data(event, form))
                .toList();
    }

    private <T> T data(ReceivedEvent event, Class<T> form) {
        try {
            return json.treeToValue(event.data(), form);
        } catch (JsonProcessingException broken) {
            throw broken.getCause() instanceof UnacceptableEvent reason
                    ? reason
                    : new UnacceptableEvent("the data is not what its type says");
        }
    }
}
