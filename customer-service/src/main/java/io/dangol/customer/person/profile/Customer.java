package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer: the profile, and the ids under which sources know them.
///
/// @param version 1 at registration, one more with every change
record Customer(
        CustomerId id,
        int version,
        Profile profile,
        List<Identity> identities,
        Instant registeredAt,
        Instant updatedAt) {

    static Customer register(CustomerId id, Profile profile, @Nullable Identity identity, Instant now) {
        return new Customer(id, 1, profile, identity == null ? List.of() : List.of(identity), now, now);
    }

    CustomerRegistered registered() {
        return CustomerRegistered.of(id, identities.isEmpty() ? null : identities.getFirst(), registeredAt);
    }

    /// Takes on another profile; the same one again changes nothing.
    Decision change(Profile wanted, Instant now) {
        List<String> changedFields = profile.differences(wanted);
        if (changedFields.isEmpty()) {
            return new Decision(this, Optional.empty());
        }
        Customer after = new Customer(id, version + 1, wanted, identities, registeredAt, now);
        return new Decision(after, Optional.of(new CustomerUpdated(id.text(), after.version, changedFields, now)));
    }

    /// What was decided on a customer: the customer after it, and the event that it means; none where nothing changed.
    record Decision(Customer after, Optional<CustomerUpdated> event) {}
}
