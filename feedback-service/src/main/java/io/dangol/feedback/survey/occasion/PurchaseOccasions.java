package io.dangol.feedback.survey.occasion;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.customer.CustomerEventListener;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.SurveyCustomers;
import io.dangol.feedback.survey.occasion.Deliveries.Bought;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Learns of customers, whom periodic surveys ask, and of purchases, which are delivered some time. Of a purchase only
/// what an active survey needs is kept, until it asks.
@ApplicationScoped
class PurchaseOccasions implements CustomerEventListener {
    private static final String REGISTERED = "io.dangol.customer.customer.registered.v1";
    private static final String RECORDED = "io.dangol.customer.purchase.recorded.v1";

    private final DeliverySurveys waiting;
    private final SurveyReader surveys;
    private final SurveyCustomers customers;
    private final Occasions occasions;

    PurchaseOccasions(DeliverySurveys waiting, SurveyReader surveys, SurveyCustomers customers, Occasions occasions) {
        this.waiting = waiting;
        this.surveys = surveys;
        this.customers = customers;
        this.occasions = occasions;
    }

    @Override
    public boolean matters(String type) {
        return type.equals(REGISTERED) || (type.equals(RECORDED) && waiting.anyWait());
    }

    @Override
    public Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events) {
        List<CustomerId> registered = events.stream()
                .filter(event -> event.type().equals(REGISTERED))
                .map(event -> customer(event.data()))
                .toList();
        List<ReceivedEvent> purchases =
                events.stream().filter(event -> event.type().equals(RECORDED)).toList();
        Uni<Void> learnt =
                registered.isEmpty() ? Uni.createFrom().voidItem() : customers.learn(transaction, registered);
        return purchases.isEmpty() ? learnt : learnt.chain(() -> keep(transaction, purchases));
    }

    private Uni<Void> keep(SqlConnection transaction, List<ReceivedEvent> purchases) {
        return surveys.active(transaction, TriggerKind.PURCHASE_DELIVERED)
                .map(active -> active.stream()
                        .flatMap(survey -> purchases.stream().flatMap(event -> occasion(survey, event).stream()))
                        .toList())
                .flatMap(found -> occasions.add(transaction, found))
                .replaceWithVoid();
    }

    private Optional<Occasion> occasion(SurveySnapshot survey, ReceivedEvent event) {
        JsonNode data = event.data();
        JsonNode channel = data.path("channel");
        Bought bought = new Bought(
                data.path("orderId").asText(),
                new Addressee(data.path("source").asText(), customer(data), null),
                channel.isTextual() ? channel.textValue() : null,
                null);
        return Deliveries.assumed(survey, bought, event.occurredAt())
                .filter(occasion -> occasions.isSampled(survey, occasion.to()));
    }

    private static CustomerId customer(JsonNode data) {
        return IdKind.CUSTOMER
                .parse(data.path("customerId").asText())
                .map(CustomerId::new)
                .orElseThrow(() -> new UnacceptableEvent("`customerId` must be a customer's id"));
    }
}
