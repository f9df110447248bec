package io.dangol.kit.identity;

import io.dangol.kit.text.TextRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hashes identities (HMAC-SHA-256, RFC 2104) with a key that all services of the suite share.
///
/// The input is the source and the external id, both in Unicode's composed form (NFC), each behind its length in bytes:
/// no two identities have the same input. The id of a key is derived from the key, so that two services that are given
/// different keys never take one's hashes for the other's.
///
/// To rotate the key, give every service the new one as `dangol.identity.key` and the old one in
/// `dangol.identity.previous-keys`. New hashes are made with the new key, lookups use all of them.
@ApplicationScoped
public class IdentityHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int KEYS_MOST = 10;
    private static final int KEY_ID_DIGITS = 8;
    private static final String KEY_ID_LABEL = "dangol identity key id";
    private static final String IDENTITY_LABEL = "dangol identity";

    private final List<Key> keys;

    private record Key(String id, SecretKeySpec secret) {}

    /// @throws IllegalStateException without a key, or if one is not Base64 of 32 bytes
    IdentityHasher(
            @ConfigProperty(name = "dangol.identity.key") Optional<String> present,
            @ConfigProperty(name = "dangol.identity.previous-keys") Optional<List<String>> previous) {
        String first = present.filter(key -> !key.isBlank())
                .orElseThrow(() -> new IllegalStateException("`dangol.identity.key` must be Base64 of " + KEY_BYTES
                        + " bytes; it is not set. Give every service the same key as DANGOL_IDENTITY_KEY."));
        List<Key> all = Stream.concat(Stream.of(first), previous.orElse(List.of()).stream())
                .map(IdentityHasher::key)
                .distinct()
                .toList();
        if (all.size() > KEYS_MOST) {
            throw new IllegalStateException("`dangol.identity.previous-keys` must have at most " + (KEYS_MOST - 1)
                    + " keys; it has " + (all.size() - 1));
        }
        this.keys = all;
    }

    /// A hasher outside a service.
    ///
    /// @param key Base64 of 32 bytes
    public static IdentityHasher withKey(String key) {
        return new IdentityHasher(Optional.of(key), Optional.empty());
    }

    /// The id of the key that new hashes are made with.
    public String keyId() {
        return keys.getFirst().id();
    }

    /// The hash under the present key.
    public HashedIdentity hash(String source, String externalId) {
        return hash(keys.getFirst(), source, externalId);
    }

    /// The hashes under all keys, that under the present one first.
    public List<HashedIdentity> hashes(String source, String externalId) {
        List<HashedIdentity> hashes = new ArrayList<>(keys.size());
        for (Key key : keys) {
            hashes.add(hash(key, source, externalId));
        }
        return hashes;
    }

    private static HashedIdentity hash(Key key, String source, String externalId) {
        String composedSource = TextRules.composed(source);
        return new HashedIdentity(
                composedSource,
                key.id(),
                HexFormat.of()
                        .formatHex(
                                digest(key.secret(), IDENTITY_LABEL, composedSource, TextRules.composed(externalId))));
    }

    private static Key key(String encoded) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException("a key of `dangol.identity` must be Base64 of " + KEY_BYTES + " bytes");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "a key of `dangol.identity` must be Base64 of " + KEY_BYTES + " bytes; it has " + bytes.length);
        }
        SecretKeySpec secret = new SecretKeySpec(bytes, ALGORITHM);
        String id = HexFormat.of().formatHex(digest(secret, KEY_ID_LABEL)).substring(0, KEY_ID_DIGITS);
        return new Key(id, secret);
    }

    private static byte[] digest(SecretKeySpec secret, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
