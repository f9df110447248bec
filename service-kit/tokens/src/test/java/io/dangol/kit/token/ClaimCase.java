package io.dangol.kit.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The claims of one token, and whether it is good: the same cases for the gateway and the services.
///
/// @param name what is special about it
/// @param json the claims as JSON
/// @param good whether the token is accepted
public record ClaimCase(String name, String json, boolean good) {
    private static final String ISSUER = "https://dangol.local";
    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "groups",
            "customer_id",
            "source",
            "upn",
            "preferred_username",
            "azp",
            "scope",
            "name");
    /// Whatever these are, nobody reads them.
    private static final List<String> UNREAD = List.of("azp", "scope", "name");

    private static final List<String> SHAPES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e300",
            "99999999999999999999",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(1_000) + "\"",
            "[]",
            "[null]",
            "[1]",
            "[\"\"]",
            "[[\"agent\"]]",
            "{}",
            "{\"agent\":true}",
            "{\"a\":{\"b\":[{\"c\":null}]}}");

    /// Every claim in every shape that JSON has, none of which it should have, and the rules of times
    /// and audience.
    public static List<ClaimCase> all(Instant now) {
        List<ClaimCase> cases = new ArrayList<>();
        for (String claim : CLAIMS) {
            for (String shape : SHAPES) {
                boolean good = UNREAD.contains(claim)
                        || (claim.equals("nbf") && List.of("0", "1.5").contains(shape));
                cases.add(of(claim + " as " + cut(shape), now, Map.of(claim, shape), good));
            }
        }
        long second = now.getEpochSecond();
        cases.add(of("an ordinary token", now, Map.of(), true));
        for (String claim : List.of("iss", "sub", "aud", "exp", "iat", "groups")) {
            cases.add(without(claim, now));
        }
        cases.add(of("several audiences", now, Map.of("aud", "[\"shop\",\"dangol\"]"), true));
        cases.add(of("another audience", now, Map.of("aud", "\"shop\""), false));
        cases.add(of("other audiences", now, Map.of("aud", "[\"shop\",\"till\"]"), false));
        cases.add(of("the longest lifetime", now, lifetime(second - 60, 86_400), true));
        cases.add(of("a second too long a lifetime", now, lifetime(second - 60, 86_401), false));
        cases.add(of("issued in the future", now, lifetime(second + 3_600, 600), false));
        cases.add(of("expired before it was issued", now, lifetime(second, -600), false));
        cases.add(of("issued when time began", now, Map.of("iat", "0"), false));
        return List.copyOf(cases);
    }

    private static Map<String, String> lifetime(long issuedAt, long seconds) {
        return Map.of("iat", Long.toString(issuedAt), "exp", Long.toString(issuedAt + seconds));
    }

    private static ClaimCase of(String name, Instant now, Map<String, String> special, boolean good) {
        Map<String, String> claims = ordinary(now);
        claims.putAll(special);
        return new ClaimCase(name, json(claims), good);
    }

    private static ClaimCase without(String claim, Instant now) {
        Map<String, String> claims = ordinary(now);
        claims.remove(claim);
        return new ClaimCase("without " + claim, json(claims), false);
    }

    private static Map<String, String> ordinary(Instant now) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"" + ISSUER + "\"");
        claims.put("sub", "\"somebody\"");
        claims.put("aud", "\"dangol\"");
        claims.put("groups", "[\"agent\"]");
        claims.put("iat", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(now.getEpochSecond() + 3_600));
        return claims;
    }

    private static String json(Map<String, String> claims) {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .reduce((one, other) -> one + "," + other)
                .map(fields -> "{" + fields + "}")
                .orElseThrow();
    }

    private static String cut(String shape) {
        return shape.substring(0, Math.min(shape.length(), 40));
    }
}
