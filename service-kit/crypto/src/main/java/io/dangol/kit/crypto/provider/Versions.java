package io.dangol.kit.crypto.provider;

import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The versions of a transit key that decrypt.
///
/// @param first `min_decryption_version`
/// @param latest the one that encrypts
record Versions(int first, int latest) {
    private static final Pattern CIPHERTEXT = Pattern.compile("vault:v([1-9][0-9]{0,8}):.*", Pattern.DOTALL);
    private static final int VERSIONS_MOST = 10_000;

    /// @param data of an answer to `GET /v1/transit/keys/KEY`
    static Versions read(JsonObject data) {
        if (data.getValue("latest_version") instanceof Number latest
                && data.getValue("min_decryption_version") instanceof Number first
                && first.intValue() >= 0
                && latest.intValue() >= first.intValue()
                && latest.intValue() - first.intValue() < VERSIONS_MOST) {
            return new Versions(Math.max(1, first.intValue()), latest.intValue());
        }
        throw new VaultFailure(400, "Vault's key must have latest_version and min_decryption_version");
    }

    /// The version in `vault:vN:…`; empty where it is no ciphertext.
    static OptionalInt of(String ciphertext) {
        Matcher matcher = CIPHERTEXT.matcher(ciphertext);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    Set<String> ids(IntFunction<String> name) {
        return IntStream.rangeClosed(first, latest).mapToObj(name).collect(Collectors.toUnmodifiableSet());
    }
}
