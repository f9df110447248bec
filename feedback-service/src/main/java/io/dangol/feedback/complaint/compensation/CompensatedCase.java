package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// What a compensation needs to know of its case.
///
/// @param version that of the case, for the events
/// @param customerId null while the customer is not known
/// @param externalId the name that the source has for the customer, or null
/// @param pointsGranted to the case so far
public record CompensatedCase(
        CaseId id,
        int version,
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId,
        int pointsGranted) {

    /// Whether there is somebody to be compensated.
    public boolean hasCustomer() {
        return customerId != null || externalId != null;
    }

    /// @throws Refusal 422 where nobody can be compensated
    public void requireCustomer() {
        if (!hasCustomer()) {
            throw new Refusal(
                    CompensationProblem.CASE_WITHOUT_CUSTOMER,
                    "nobody knows who complained, so nobody can be compensated");
        }
    }
}
