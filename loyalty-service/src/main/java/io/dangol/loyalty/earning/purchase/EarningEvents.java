package io.dangol.loyalty.earning.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.inbox.EventConsumer;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.change.ChangeService;
import io.dangol.loyalty.earning.change.PurchaseCancelled;
import io.dangol.loyalty.earning.change.PurchaseChange;
import io.dangol.loyalty.earning.change.PurchaseCorrected;
import io.dangol.loyalty.earning.change.PurchaseReturned;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.member.EarningAccounts;
import io.dangol.loyalty.member.MemberEnrolment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes `customer.events`: enrols customers, lets their purchases earn, and lets points follow what is changed of
/// purchases. What comes before its customer's registration enrols them too. Of sales without a customer, and of
/// credit notes, nothing follows.
@ApplicationScoped
class EarningEvents {
    private static final String CUSTOMER_REGISTERED = "io.dangol.customer.customer.registered.v1";
    private static final Set<String> TYPES = Set.of(
            CUSTOMER_REGISTERED,
            PurchaseRecorded.TYPE,
            PurchaseReturned.TYPE,
            PurchaseCorrected.TYPE,
            PurchaseCancelled.TYPE);

    private final EventConsumer consumer;
    private final ObjectMapper json;
    private final MemberEnrolment enrolment;
    private final EarningAccounts earningAccounts;
    private final Books books;
    private final EarningService earning;
    private final ChangeService changing;

    EarningEvents(
            EventConsumer consumer,
            ObjectMapper json,
            MemberEnrolment enrolment,
            EarningAccounts earningAccounts,
            Books books,
            EarningService earning,
            ChangeService changing) {
        this.consumer = consumer;
        this.json = json;
        this.enrolment = enrolment;
        this.earningAccounts = earningAccounts;
        this.books = books;
        this.earning = earning;
        this.changing = changing;
    }

    @Incoming("customer-events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> messages) {
        return consumer.consume("loyalty", messages, TYPES::contains, this::handle);
    }

    private Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<PurchaseRecorded> purchases = all(events, PurchaseRecorded.TYPE, PurchaseRecorded.class);
        List<PurchaseChange> changes = changes(events, purchases);
        return enrolment
                .enrol(transaction, customers(events, purchases, changes))
                .flatMap(own -> earningAccounts
                        .earningAccounts(transaction, own)
                        .call(accounts -> lock(transaction, own, accounts, changes)))
                .flatMap(accounts -> earning.earn(transaction, accounts, purchases)
                        .chain(() -> changing.follow(transaction, ofPurchases(accounts, purchases, changes), changes)));
    }

    /// Changes look for what their purchases earned, and purchases for their changes, each behind this
    /// lock. It comes first, because all accounts of a batch are locked in one order.
    private Uni<Void> lock(
            SqlConnection transaction,
            Map<CustomerId, AccountId> own,
            Map<CustomerId, AccountId> accounts,
            List<PurchaseChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<AccountId> all = new HashSet<>(own.values());
        all.addAll(accounts.values());
        return changing.accounts(transaction, changes).invoke(all::addAll).chain(() -> books.lock(transaction, all));
    }

    private List<PurchaseChange> changes(List<ReceivedEvent> events, List<PurchaseRecorded> purchases) {
        List<PurchaseChange> changes = new ArrayList<>();
        purchases.stream()
                .filter(PurchaseRecorded::isClaim)
                .map(PurchaseRecorded::claim)
                .forEach(changes::add);
        changes.addAll(all(events, PurchaseReturned.TYPE, PurchaseReturned.class));
        all(events, PurchaseCorrected.TYPE, PurchaseCorrected.class).stream()
                .filter(PurchaseCorrected::isSomebodys)
                .forEach(changes::add);
        all(events, PurchaseCancelled.TYPE, PurchaseCancelled.class).stream()
                .filter(PurchaseCancelled::isSomebodys)
                .forEach(changes::add);
        return changes;
    }

    /// Where the customer of each purchase earns.
    private static Map<UUID, AccountId> ofPurchases(
            Map<CustomerId, AccountId> accounts, List<PurchaseRecorded> purchases, List<PurchaseChange> changes) {
        Map<UUID, AccountId> ofPurchases = new HashMap<>();
        purchases.forEach(purchase -> ofPurchases.put(purchase.purchase(), account(accounts, purchase.customer())));
        changes.forEach(change -> ofPurchases.put(change.purchase(), account(accounts, change.customer())));
        return ofPurchases;
    }

    private static AccountId account(Map<CustomerId, AccountId> accounts, CustomerId customer) {
        return Objects.requireNonNull(accounts.get(customer), "every customer was enrolled");
    }

    private static Set<CustomerId> customers(
            List<ReceivedEvent> events, List<PurchaseRecorded> purchases, List<PurchaseChange> changes) {
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
        changes.forEach(change -> customers.add(change.customer()));
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
