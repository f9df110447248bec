package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may see what of the history: customers their own, partners what is of their source; others' does not exist for
/// them.
public final class PurchaseSight {
    private PurchaseSight() {}

    /// @throws Refusal 404
    public static void require(Caller caller, PurchaseBalance purchase) {
        require(caller, purchase.source(), purchase.customerId());
    }

    /// @param customer whose it is; null where nobody is known
    /// @throws Refusal 404
    public static void require(Caller caller, String source, @Nullable CustomerId customer) {
        caller.requireMaySeeCustomer(customer == null ? "" : customer.text());
        if (caller.is(Roles.PARTNER) && !caller.source().equals(Optional.of(source))) {
            throw CommonProblem.notFound();
        }
    }
}
