package io.dangol.customer.history.purchase;

import io.dangol.customer.history.purchase.PurchaseRequest.CustomerReference;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identifiers;
import io.dangol.customer.person.Identity;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds what a source tells of a purchase to every rule. It refuses by value: of a thousand purchases, one may be
/// wrong.
public final class PurchaseReader {
    static final int ORDER_ID_LENGTH_MOST = 200;
    private static final int LINES_MOST = 200;
    private static final int QUANTITY_MOST = 1_000_000;

    private final FieldReader fields;

    private PurchaseReader(Instant now) {
        this.fields = new FieldReader(now);
    }

    /// What a request is: a purchase, or what is wrong with it.
    public sealed interface Result {}

    /// It keeps every rule.
    public record Accepted(NewPurchase purchase) implements Result {}

    /// It breaks rules.
    ///
    /// @param violations at least one
    public record Rejected(List<Violation> violations) implements Result {}

    /// @param now the present, which a purchase may not be far ahead of
    public static Result read(PurchaseRequest request, Instant now) {
        return new PurchaseReader(now).read(request);
    }

    private Result read(PurchaseRequest request) {
        String source = fields.identifier("source", request.source(), Identifiers.SOURCE_LENGTH_MOST);
        String orderId = fields.identifier("orderId", request.orderId(), ORDER_ID_LENGTH_MOST);
        Buyer buyer = buyer(source, request.customer());
        Instant purchasedAt = fields.time("purchasedAt", request.purchasedAt());
        String channel = fields.label("channel", request.channel());
        String store = fields.label("store", request.store());
        Money total = fields.money("total", request.total());
        List<Line> lines = lines(request.lines(), total);
        if (!fields.violations().isEmpty()
                || source == null
                || orderId == null
                || buyer == null
                || purchasedAt == null
                || total == null) {
            return new Rejected(fields.violations());
        }
        return new Accepted(new NewPurchase(source, orderId, buyer, purchasedAt, channel, store, total, lines));
    }

    private @Nullable Buyer buyer(@Nullable String source, @Nullable CustomerReference customer) {
        if (customer == null) {
            fields.refuse("customer", "is required");
            return null;
        }
        if ((customer.id() == null) == (customer.externalId() == null)) {
            fields.refuse("customer", "must have either an id or an externalId");
            return null;
        }
        if (customer.id() != null) {
            Optional<CustomerId> id = CustomerId.parse(customer.id());
            if (id.isEmpty()) {
                fields.refuse("customer.id", "must be the id of a customer, cus_ and 26 letters and digits");
            }
            return id.map(Buyer.Known::new).orElse(null);
        }
        String externalId =
                fields.identifier("customer.externalId", customer.externalId(), Identifiers.EXTERNAL_ID_LENGTH_MOST);
        return source == null || externalId == null ? null : new Buyer.Named(new Identity(source, externalId));
    }

    private List<Line> lines(@Nullable List<@Nullable Line> wanted, @Nullable Money total) {
        if (wanted == null) {
            return List.of();
        }
        if (wanted.size() > LINES_MOST) {
            fields.refuse("lines", "must have at most " + LINES_MOST + " items");
            return List.of();
        }
        List<Line> lines = new ArrayList<>(wanted.size());
        for (int index = 0; index < wanted.size(); index++) {
            Line line = wanted.get(index);
            String field = "lines[" + index + "]";
            if (line == null || line.equals(new Line(null, null, null, null))) {
                fields.refuse(field, "must say what was bought");
            } else {
                lines.add(line(field, line, total));
            }
        }
        return lines;
    }

    private Line line(String field, Line line, @Nullable Money total) {
        if (line.quantity() != null && (line.quantity() < 1 || line.quantity() > QUANTITY_MOST)) {
            fields.refuse(field + ".quantity", "must be 1 to " + QUANTITY_MOST);
        }
        Money price = line.unitPrice();
        if (price != null) {
            price = fields.money(field + ".unitPrice", price);
            if (price != null && total != null && !price.currency().equals(total.currency())) {
                fields.refuse(field + ".unitPrice.currency", "must be the currency of the total");
            }
        }
        return new Line(
                fields.label(field + ".sku", line.sku()),
                fields.label(field + ".category", line.category()),
                line.quantity(),
                price);
    }
}
