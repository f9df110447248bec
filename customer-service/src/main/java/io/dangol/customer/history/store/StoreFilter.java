package io.dangol.customer.history.store;

import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which stores a list has. A filter that is null takes all.
record StoreFilter(
        @Nullable String code,
        @Nullable String region,
        @Nullable Boolean active) {
    /// @throws Refusal 400 that names every wrong parameter
    static StoreFilter of(@Nullable String code, @Nullable String region, @Nullable Boolean active) {
        FieldReader fields = new FieldReader(Instant.EPOCH);
        String wantedCode = code == null ? null : fields.identifier("code", code, StoreReader.CODE_LENGTH_MOST);
        String wantedRegion =
                region == null ? null : fields.identifier("region", region, StoreReader.REGION_LENGTH_MOST);
        List<Violation> violations = fields.violations();
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new Refusal(CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), violations);
        }
        return new StoreFilter(wantedCode, wantedRegion, active);
    }
}
