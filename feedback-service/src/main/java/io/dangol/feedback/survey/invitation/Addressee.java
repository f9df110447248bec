package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/// Who is asked: by our id, or by the name that a source has for them, or both.
///
/// @param source the source in whose name the customer is asked
public record Addressee(
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId) {
    /// Who is named so.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where not exactly one of the two is given, or the id is none
    public static Addressee of(String source, CustomerReference customer) {
        if (!customer.isOne()) {
            throw CommonProblem.invalid("customer", "must have either an id or an externalId");
        }
        CustomerId customerId = customer.id() == null
                ? null
                : IdKind.CUSTOMER
                        .parse(customer.id())
                        .map(CustomerId::new)
                        .orElseThrow(() -> CommonProblem.invalid("customer.id", "must be a customer's id"));
        return new Addressee(source, customerId, customer.externalId());
    }

    Addressee known(@Nullable CustomerId customer) {
        return new Addressee(source, customer, externalId);
    }
}
