package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what a source tells of a return to every rule that needs no purchase.
final class ReturnReader {
    private static final int RETURN_ID_LENGTH_MOST = 200;
    private static final int LINES_MOST = 200;
    private static final int QUANTITY_MOST = 1_000_000;

    private final FieldReader fields;

    private ReturnReader(Instant now) {
        this.fields = new FieldReader(now);
    }

    /// @param now the present, which a return may not be far ahead of
    /// @throws Refusal 400 that names every field that is wrong
    static NewReturn read(ReturnRequest request, Instant now) {
        return new ReturnReader(now).read(request);
    }

    private NewReturn read(ReturnRequest request) {
        String returnId = fields.identifier("returnId", request.returnId(), RETURN_ID_LENGTH_MOST);
        Instant returnedAt = fields.time("returnedAt", request.returnedAt());
        Money total = fields.money("total", request.total());
        if (total != null && total.nothing()) {
            fields.refuse("total.amount", "must be more than 0");
        }
        List<ReturnedLine> lines = lines(request.lines());
        List<Violation> violations = fields.violations();
        if (!violations.isEmpty() || returnId == null || returnedAt == null || total == null) {
            Violation first = violations.getFirst();
            throw new Refusal(CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), violations);
        }
        return new NewReturn(returnId, returnedAt, total, lines, request.reason());
    }

    private List<ReturnedLine> lines(@Nullable List<@Nullable ReturnedLine> wanted) {
        if (wanted == null) {
            return List.of();
        }
        if (wanted.size() > LINES_MOST) {
            fields.refuse("lines", "must have at most " + LINES_MOST + " items");
            return List.of();
        }
        List<ReturnedLine> lines = new ArrayList<>(wanted.size());
        for (int index = 0; index < wanted.size(); index++) {
            ReturnedLine line = wanted.get(index);
            String field = "lines[" + index + "]";
            if (line == null) {
                fields.refuse(field, "must say what was returned");
            } else {
                lines.add(line(field, line));
            }
        }
        return lines;
    }

    private ReturnedLine line(String field, ReturnedLine line) {
        Integer quantity = line.quantity();
        if (quantity == null) {
            fields.refuse(field + ".quantity", "is required");
        } else if (quantity < 1 || quantity > QUANTITY_MOST) {
            fields.refuse(field + ".quantity", "must be 1 to " + QUANTITY_MOST);
        }
        if (line.sku() == null) {
            fields.refuse(field + ".sku", "is required");
        }
        return new ReturnedLine(fields.label(field + ".sku", line.sku()), quantity);
    }
}
