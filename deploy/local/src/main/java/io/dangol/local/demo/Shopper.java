package io.dangol.local.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A customer with all that happened in the year.
///
/// @param externalId the shop's own id of the customer
/// @param language in which the customer talks
/// @param profile empty where the shop knows the id only
/// @param orders at least one, ascending in time
record Shopper(
        String externalId,
        Language language,
        Optional<Profile> profile,
        List<Order> orders,
        List<Remark> remarks,
        List<Answer> answers) {

    /// What the shop knows of a customer.
    ///
    /// @param gender `female` or `male`
    /// @param region ISO 3166-2
    record Profile(
            String name,
            LocalDate birthDate,
            String gender,
            String region,
            String preferredChannel,
            List<String> interests) {}

    long spentWon() {
        return orders.stream().mapToLong(Order::totalWon).sum();
    }
}
