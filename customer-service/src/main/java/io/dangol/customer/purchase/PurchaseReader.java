package io.dangol.customer.purchase;

import io.dangol.customer.profile.CustomerId;
import io.dangol.customer.profile.Identifiers;
import io.dangol.customer.profile.Identity;
import io.dangol.customer.purchase.PurchaseRequest.CustomerReference;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds what a source tells of a purchase to every rule. It refuses by value: of a thousand purchases, one may be
/// wrong.
public final class PurchaseReader {
    private static final int ORDER_ID_LENGTH_MOST = 200;
    private static final int LABEL_LENGTH_MOST = 100;
    private static final int LINES_MOST = 200;
    private static final int QUANTITY_MOST = 1_000_000;
    private static final Duration FUTURE_MOST = Duration.ofDays(1);

    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    private PurchaseReader(Instant now) {
        this.now = now;
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
        String source = identifier("source", request.source(), Identifiers.SOURCE_LENGTH_MOST);
        String orderId = identifier("orderId", request.orderId(), ORDER_ID_LENGTH_MOST);
        Buyer buyer = buyer(source, request.customer());
        Instant purchasedAt = purchasedAt(request.purchasedAt());
        String channel = label("channel", request.channel());
        String store = label("store", request.store());
        Money total = total(request.total());
        List<Line> lines = lines(request.lines(), total);
        if (!violations.isEmpty()
                || source == null
                || orderId == null
                || buyer == null
                || purchasedAt == null
                || total == null) {
            return new Rejected(List.copyOf(violations));
        }
        return new Accepted(new NewPurchase(source, orderId, buyer, purchasedAt, channel, store, total, lines));
    }

    private @Nullable String identifier(String field, @Nullable String value, int lengthMost) {
        if (value == null) {
            refuse(field, "is required");
            return null;
        }
        if (!Identifiers.isValid(value, lengthMost)) {
            refuse(field, "has 1 to " + lengthMost + " characters, no control characters and no blanks at its ends");
            return null;
        }
        return value;
    }

    private @Nullable String label(String field, @Nullable String value) {
        return value == null ? null : identifier(field, value, LABEL_LENGTH_MOST);
    }

    private @Nullable Buyer buyer(@Nullable String source, @Nullable CustomerReference customer) {
        if (customer == null) {
            refuse("customer", "is required");
            return null;
        }
        if ((customer.id() == null) == (customer.externalId() == null)) {
            refuse("customer", "has either an id or an externalId");
            return null;
        }
        if (customer.id() != null) {
            Optional<CustomerId> id = CustomerId.parse(customer.id());
            if (id.isEmpty()) {
                refuse("customer.id", "is not the id of a customer");
            }
            return id.map(Buyer.Known::new).orElse(null);
        }
        String externalId =
                identifier("customer.externalId", customer.externalId(), Identifiers.EXTERNAL_ID_LENGTH_MOST);
        return source == null || externalId == null ? null : new Buyer.Named(new Identity(source, externalId));
    }

    private @Nullable Instant purchasedAt(@Nullable String value) {
        if (value == null) {
            refuse("purchasedAt", "is required");
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(now.plus(FUTURE_MOST))) {
                refuse("purchasedAt", "is not before 1970 and not more than a day in the future");
            }
            return time;
        } catch (DateTimeException broken) {
            refuse("purchasedAt", "is a time with zone (RFC 3339), like 2026-11-21T09:30:00+09:00");
            return null;
        }
    }

    private @Nullable Money total(@Nullable Money total) {
        if (total == null) {
            refuse("total", "is required");
            return null;
        }
        return money("total", total.amount(), total.currency());
    }

    private @Nullable Money money(String field, @Nullable String amount, @Nullable String currency) {
        Optional<Integer> decimals = currency == null ? Optional.empty() : Money.decimals(currency);
        if (currency == null || decimals.isEmpty()) {
            refuse(field + ".currency", "is a currency of ISO 4217, like KRW");
            return null;
        }
        Optional<Money> money = amount == null ? Optional.empty() : Money.read(amount, currency, decimals.get());
        if (money.isEmpty()) {
            refuse(
                    field + ".amount",
                    "is a decimal number, not negative, of at most 15 digits and " + decimals.get() + " decimals");
        }
        return money.orElse(null);
    }

    private List<Line> lines(@Nullable List<@Nullable Line> wanted, @Nullable Money total) {
        if (wanted == null) {
            return List.of();
        }
        if (wanted.size() > LINES_MOST) {
            refuse("lines", "has at most " + LINES_MOST + " items");
            return List.of();
        }
        List<Line> lines = new ArrayList<>(wanted.size());
        for (int index = 0; index < wanted.size(); index++) {
            Line line = wanted.get(index);
            String field = "lines[" + index + "]";
            if (line == null || line.equals(new Line(null, null, null, null))) {
                refuse(field, "says something of what was bought");
            } else {
                lines.add(line(field, line, total));
            }
        }
        return lines;
    }

    private Line line(String field, Line line, @Nullable Money total) {
        if (line.quantity() != null && (line.quantity() < 1 || line.quantity() > QUANTITY_MOST)) {
            refuse(field + ".quantity", "is 1 to " + QUANTITY_MOST);
        }
        Money price = line.unitPrice();
        if (price != null) {
            price = money(field + ".unitPrice", price.amount(), price.currency());
            if (price != null && total != null && !price.currency().equals(total.currency())) {
                refuse(field + ".unitPrice.currency", "is the currency of the total");
            }
        }
        return new Line(
                label(field + ".sku", line.sku()), label(field + ".category", line.category()), line.quantity(), price);
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
