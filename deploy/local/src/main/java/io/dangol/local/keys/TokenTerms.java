package io.dangol.local.keys;

import io.dangol.local.CommandFailure;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// What all tokens of a suite have in common; the suite refuses others.
///
/// @param issuer who signs them: the claim `iss`
/// @param audience whom they are for: the claim `aud`
/// @param lifetimeMost the longest time that one is good for
public record TokenTerms(String issuer, String audience, Duration lifetimeMost) {
    private static final Duration LIFETIME_MOST = Duration.ofHours(24);

    /// @throws CommandFailure if a value cannot be used
    public static TokenTerms from(Map<String, String> environment) {
        return new TokenTerms(
                text(environment, "DANGOL_JWT_ISSUER").orElse("https://dangol.local"),
                text(environment, "DANGOL_JWT_AUDIENCE").orElse("dangol"),
                text(environment, "DANGOL_JWT_LIFETIME_MOST")
                        .map(TokenTerms::duration)
                        .orElse(LIFETIME_MOST));
    }

    /// The environment of a process that verifies them.
    public Map<String, String> environment() {
        return Map.of(
                "DANGOL_JWT_ISSUER", issuer,
                "DANGOL_JWT_AUDIENCE", audience,
                "DANGOL_JWT_LIFETIME_MOST", lifetimeMost.toString());
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0) {
                return duration;
            }
        } catch (DateTimeParseException noDuration) {
            // Falls through to the one sentence that says what is allowed.
        }
        throw new CommandFailure(
                "DANGOL_JWT_LIFETIME_MOST must be an ISO 8601 duration of at least a second, like PT24H, not " + text
                        + ".");
    }
}
