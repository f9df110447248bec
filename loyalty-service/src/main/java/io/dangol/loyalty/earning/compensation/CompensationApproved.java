package io.dangol.loyalty.earning.compensation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// What is needed of `io.dangol.feedback.compensation.approved.v1`; more may come with it.
///
/// @param points 1 or more
@JsonIgnoreProperties(ignoreUnknown = true)
record CompensationApproved(String compensationId, String caseId, String customerId, long points, Instant approvedAt) {
    static final String TYPE = "io.dangol.feedback.compensation.approved.v1";

    CompensationApproved {
        if (PublicId.parse(PublicIds.COMPENSATION, compensationId).isEmpty()) {
            throw new IllegalArgumentException("compensationId is not well formed");
        }
        Objects.requireNonNull(approvedAt);
    }

    CustomerId customer() {
        return PublicId.parse(PublicIds.CUSTOMER, customerId)
                .map(CustomerId::new)
                .orElseThrow(IllegalArgumentException::new);
    }

    UUID caseUuid() {
        return PublicId.parse(PublicIds.CASE, caseId).orElseThrow(IllegalArgumentException::new);
    }
}
