package io.dangol.kit.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// The rules for the claims of a token whose signature, issuer and end (`exp`) were verified before (RFC 7519, section
/// 4.1): who it is for, how long it may live, and that each claim has the type that the code behind it expects.
///
/// @param audience what `aud` must name; [#ANY_AUDIENCE] for no such rule
/// @param lifetimeMost the longest time between `iat` and `exp`
/// @param clockSkew by how much the clocks of issuer and verifier may differ
public record TokenRules(String audience, Duration lifetimeMost, Duration clockSkew) {
    /// The setting of the audience that takes every token.
    public static final String ANY_AUDIENCE = "*";

    private static final int TEXT_LENGTH_MOST = 255;
    private static final int VALUES_MOST = 100;
    private static final long SECOND_MOST =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final List<String> OPTIONAL_TEXTS =
            List.of("customer_id", "source", "jti", "upn", "preferred_username");

    public TokenRules {
        if (audience.isBlank()) {
            throw new IllegalArgumentException(
                    "the audience of tokens must be a text; set " + ANY_AUDIENCE + " to take tokens for any audience");
        }
        if (!lifetimeMost.isPositive() || clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "the longest lifetime of a token must be more than 0, and the clock skew not less than 0");
        }
    }

    /// Checks the claims of a verified token.
    ///
    /// @param token in its compact form
    public void check(String token, Instant now) throws TokenRefused {
        check(claims(token), now);
    }

    /// Checks claims as JSON has them: texts, numbers, booleans, lists, maps and null.
    void check(Map<String, Object> claims, Instant now) throws TokenRefused {
        requireText("sub", claims.get("sub"));
        requireAudience(claims.get("aud"));
        requireLifetime(requireSecond("iat", claims.get("iat")), requireSecond("exp", claims.get("exp")), now);
        requireTexts("groups", claims.get("groups"));
        if (claims.containsKey("nbf")) {
            requireSecond("nbf", claims.get("nbf"));
        }
        for (String claim : OPTIONAL_TEXTS) {
            if (claims.containsKey(claim)) {
                requireText(claim, claims.get(claim));
            }
        }
    }

    private static Map<String, Object> claims(String token) throws TokenRefused {
        try {
            String[] parts = token.split("\\.", -1);
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return JwtClaims.parse(new String(payload, StandardCharsets.UTF_8)).getClaimsMap();
        } catch (InvalidJwtException | IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            throw new TokenRefused("set", "must be one JSON object");
        }
    }

    private void requireAudience(@Nullable Object value) throws TokenRefused {
        if (audience.equals(ANY_AUDIENCE)) {
            return;
        }
        if (value instanceof List<?>) {
            requireTexts("aud", value);
        } else {
            requireText("aud", value);
        }
        if (!(value instanceof List<?> several ? several.contains(audience) : audience.equals(value))) {
            throw new TokenRefused("aud", "must name this suite");
        }
    }

    private void requireLifetime(long issuedAt, long expiresAt, Instant now) throws TokenRefused {
        if (issuedAt > now.plus(clockSkew).getEpochSecond()) {
            throw new TokenRefused("iat", "must not be in the future");
        }
        if (expiresAt <= issuedAt || expiresAt - issuedAt > lifetimeMost.toSeconds()) {
            throw new TokenRefused("exp", "must be after iat, by " + lifetimeMost + " at most");
        }
    }

    private static long requireSecond(String claim, @Nullable Object value) throws TokenRefused {
        if (value instanceof Number number) {
            // Compared as a floating-point number first: a larger one has no long.
            double second = number.doubleValue();
            if (second >= 0 && second <= SECOND_MOST) {
                return number.longValue();
            }
        }
        throw new TokenRefused(claim, "must be a number of seconds since 1970");
    }

    private static void requireTexts(String claim, @Nullable Object value) throws TokenRefused {
        if (!(value instanceof List<?> values) || values.isEmpty() || values.size() > VALUES_MOST) {
            throw new TokenRefused(claim, "must be a list of 1 to " + VALUES_MOST + " texts");
        }
        for (Object each : values) {
            requireText(claim, each);
        }
    }

    private static void requireText(String claim, @Nullable Object value) throws TokenRefused {
        if (!(value instanceof String text)
                || text.isBlank()
                || text.length() > TEXT_LENGTH_MOST
                || text.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new TokenRefused(
                    claim, "must be a text of 1 to " + TEXT_LENGTH_MOST + " characters without control characters");
        }
    }
}
