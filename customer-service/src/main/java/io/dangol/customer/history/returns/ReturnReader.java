package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.customer.history.purchase.LineReader;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseReader;
import io.dangol.customer.history.purchase.UnitPrice;
import io.dangol.customer.person.Identifiers;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what a source tells of a return to every rule that needs no purchase.
public final class ReturnReader {
    static final int RETURN_ID_LENGTH_MOST = 200;
    private static final int QUANTITY_MOST = 1_000_000;
    private static final String SAYS = "must say what was returned";

    private final FieldReader fields;

    private ReturnReader(Instant now) {
        this.fields = new FieldReader(now);
    }

    /// What a request is: a return, or what is wrong with it.
    public sealed interface Result {}

    /// It keeps every rule that needs no purchase.
    public record Accepted(ToldReturn told) implements Result {}

    /// It breaks rules.
    ///
    /// @param violations at least one
    public record Rejected(List<Violation> violations) implements Result {}

    /// Reads a return that is told by itself. It refuses by value: of a thousand returns, one may be wrong.
    ///
    /// @param now the present, which a return may not be far ahead of
    public static Result read(ToldReturnRequest request, Instant now) {
        return new ReturnReader(now).read(request);
    }

    /// Reads a return of a purchase.
    ///
    /// @param now the present, which a return may not be far ahead of
    /// @throws io.dangol.kit.problem.Refusal 400 that names every field that is wrong
    static NewReturn read(ReturnRequest request, Instant now) {
        ReturnReader reader = new ReturnReader(now);
        NewReturn content = reader.content(
                request.returnId(), request.returnedAt(), request.total(), request.lines(), request.reason());
        if (content == null) {
            throw FieldReader.refusal(reader.fields.violations());
        }
        return content;
    }

    private Result read(ToldReturnRequest request) {
        String source = fields.identifier("source", request.source(), Identifiers.SOURCE_LENGTH_MOST);
        String orderId = request.orderId() == null
                ? null
                : fields.identifier("orderId", request.orderId(), PurchaseReader.ORDER_ID_LENGTH_MOST);
        Buyer customer = fields.buyer(source, request.customer());
        NewReturn content =
                content(request.returnId(), request.returnedAt(), request.total(), request.lines(), request.reason());
        return source == null || content == null
                ? new Rejected(fields.violations())
                : new Accepted(new ToldReturn(source, orderId, customer, content));
    }

    private @Nullable NewReturn content(
            @Nullable String itsId,
            @Nullable String time,
            @Nullable Money amount,
            @Nullable List<@Nullable ReturnedLine> itsLines,
            @Nullable Reason reason) {
        String returnId = fields.identifier("returnId", itsId, RETURN_ID_LENGTH_MOST);
        Instant returnedAt = fields.time("returnedAt", time);
        Money total = fields.money("total", amount);
        if (total != null && total.nothing()) {
            fields.refuse("total.amount", "must be more than 0");
        }
        List<ReturnedLine> lines = LineReader.lines(fields, itsLines, SAYS, (field, line) -> line(field, line, total));
        return !fields.violations().isEmpty() || returnId == null || returnedAt == null || total == null
                ? null
                : new NewReturn(returnId, returnedAt, total, lines, reason);
    }

    private ReturnedLine line(String field, ReturnedLine line, @Nullable Money total) {
        if (line.empty()) {
            fields.refuse(field, SAYS);
            return line;
        }
        Integer quantity = line.quantity();
        if (quantity != null && (quantity < 1 || quantity > QUANTITY_MOST)) {
            fields.refuse(field + ".quantity", "must be 1 to " + QUANTITY_MOST);
        }
        UnitPrice price = fields.unitPrice(field + ".unitPrice", line.unitPrice(), total);
        if (price != null && price.negative()) {
            fields.refuse(field + ".unitPrice.amount", "must not be negative");
        }
        return new ReturnedLine(
                fields.itemLabel(field + ".sku", line.sku()),
                fields.description(field + ".description", line.description()),
                quantity,
                price);
    }
}
