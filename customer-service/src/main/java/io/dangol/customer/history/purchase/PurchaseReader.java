package io.dangol.customer.history.purchase;

import io.dangol.customer.person.Identifiers;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what a source tells of a purchase to every rule. It refuses by value: of a thousand purchases, one may be
/// wrong.
public final class PurchaseReader {
    /// The longest id that a source may give a purchase.
    public static final int ORDER_ID_LENGTH_MOST = 200;

    private PurchaseReader() {}

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
        FieldReader fields = new FieldReader(now);
        String source = fields.identifier("source", request.source(), Identifiers.SOURCE_LENGTH_MOST);
        String orderId = fields.identifier("orderId", request.orderId(), ORDER_ID_LENGTH_MOST);
        Buyer buyer = fields.buyer(source, request.customer());
        @Nullable PurchaseContent content = new ContentReader(fields)
                .read(request.purchasedAt(), request.channel(), request.store(), request.total(), request.lines());
        return !fields.violations().isEmpty() || source == null || orderId == null || content == null
                ? new Rejected(fields.violations())
                : new Accepted(new NewPurchase(source, orderId, buyer, content));
    }
}
