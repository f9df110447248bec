package io.dangol.customer.history.product;

import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.text.TextRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which products a list has. A filter that is null takes all.
///
/// @param categoryPath the stored text of a path; those below it count too
/// @param prefix what the sku or a name begins with, whatever the case
record ProductFilter(
        @Nullable String sku,
        @Nullable String categoryPath,
        @Nullable Boolean active,
        @Nullable Boolean completed,
        @Nullable String prefix) {

    /// @param category a path as people write it, `tea > green`
    /// @throws Refusal 400 that names every wrong parameter
    static ProductFilter of(
            @Nullable String sku,
            @Nullable String category,
            @Nullable Boolean active,
            @Nullable Boolean completed,
            @Nullable String prefix) {
        FieldReader fields = new FieldReader(Instant.EPOCH);
        String wantedSku = sku == null ? null : fields.identifier("sku", sku, ProductReader.SKU_LENGTH_MOST);
        FieldReader names = new FieldReader(Instant.EPOCH);
        List<String> path =
                category == null ? null : CategoryPath.read(names, "category", CategoryPath.split(category));
        names.violations().stream()
                .findFirst()
                .ifPresent(fault -> fields.refuse(
                        "category",
                        "must be 1 to 5 names of 1 to 100 characters with > between them, like tea > green"));
        if (prefix != null && (prefix.isEmpty() || prefix.length() > ProductReader.NAME_LENGTH_MOST)) {
            fields.refuse("q", "must have 1 to " + ProductReader.NAME_LENGTH_MOST + " characters");
        }
        List<Violation> violations = fields.violations();
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new Refusal(CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), violations);
        }
        return new ProductFilter(
                wantedSku,
                path == null ? null : CategoryPath.stored(path),
                active,
                completed,
                prefix == null ? null : TextRules.composed(prefix));
    }
}
