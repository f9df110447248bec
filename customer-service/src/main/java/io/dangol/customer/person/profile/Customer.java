package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.identity.HashedIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /// @param hash of the identity under which a source knows the customer; null where none does
    CustomerRegistered registered(@Nullable HashedIdentity hash) {
        return CustomerRegistered.of(id, hash, registeredAt);
    }

    /// The same, where a caller has named an identity that was known by its hash only.
    Customer knownAs(Identity identity) {
        return identities.contains(identity)
                ? this
                : new Customer(
                        id,
                        version,
                        profile,
                        Stream.concat(identities.stream(), Stream.of(identity)).toList(),
                        registeredAt,
                        updatedAt);
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
