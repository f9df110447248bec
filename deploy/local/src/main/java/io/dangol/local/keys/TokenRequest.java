package io.dangol.local.keys;

import io.dangol.local.CommandFailure;
import io.dangol.local.Options;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whom a token is for.
///
/// @param role one of [#ROLES]
/// @param subject who it is, for the records
/// @param customer the customer that a token of the role `customer` is for, `cus_…`
/// @param source the source that a token of the role `partner` may act for, `src_…`
/// @param validity how long it is good for, at least a second
record TokenRequest(
        String role, String subject, Optional<String> customer, Optional<String> source, Duration validity) {
    static final List<String> ROLES =
            List.of("customer", "agent", "marketer", "analyst", "operator", "partner", "service");

    private static final Duration USUAL_VALIDITY = Duration.ofHours(12);
    private static final String USAGE =
            "usage: ./dangol token --role %s [--customer cus_…] [--source src_…] [--subject …] [--expires-in seconds]"
                    .formatted(String.join("|", ROLES));

    /// @param lifetimeMost the longest time that the suite takes a token for
    static TokenRequest parse(List<String> arguments, Duration lifetimeMost) {
        Options options =
                Options.parse(arguments, Set.of("role", "customer", "source", "subject", "expires-in"), USAGE);
        String role = options.value("role").orElseThrow(() -> new CommandFailure(USAGE));
        if (!ROLES.contains(role)) {
            throw new CommandFailure("There is no role " + role + ": use one of " + String.join(", ", ROLES) + ".");
        }
        Optional<String> customer = options.value("customer");
        Optional<String> source = options.value("source");
        require(role.equals("customer"), customer, "customer", "cus_");
        require(role.equals("partner"), source, "source", "src_");
        String subject = options.value("subject").or(() -> customer).orElse("local-" + role);
        Duration validity = options.value("expires-in")
                .map(text -> seconds(text, lifetimeMost))
                .orElse(USUAL_VALIDITY.compareTo(lifetimeMost) < 0 ? USUAL_VALIDITY : lifetimeMost);
        return new TokenRequest(role, subject, customer, source, validity);
    }

    private static void require(boolean needed, Optional<String> value, String option, String prefix) {
        if (needed && value.isEmpty()) {
            throw new CommandFailure("The role needs --" + option + " " + prefix + "….");
        }
        if (value.isPresent() && !value.get().startsWith(prefix)) {
            throw new CommandFailure("--" + option + " takes an id that begins with " + prefix + ".");
        }
    }

    private static Duration seconds(String text, Duration lifetimeMost) {
        try {
            Duration validity = Duration.ofSeconds(Long.parseLong(text));
            if (validity.isPositive() && validity.compareTo(lifetimeMost) <= 0) {
                return validity;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one sentence that says what is allowed.
        }
        throw new CommandFailure("--expires-in takes seconds, from 1 to " + lifetimeMost.toSeconds()
                + ", the longest lifetime that the suite accepts (DANGOL_JWT_LIFETIME_MOST), not " + text + ".");
    }
}
