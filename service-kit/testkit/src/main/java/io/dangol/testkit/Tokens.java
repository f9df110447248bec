package io.dangol.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Signs tokens for tests, with a key pair of this process's own: kept in a file whose name a system property holds,
/// because a test and what starts its infrastructure may be loaded by different class loaders.
public final class Tokens {
    private static final String ISSUER = "https://dangol.local";
    private static final String AUDIENCE = "dangol";
    private static final long LIFETIME_SECONDS = 3_600;
    private static final String KEYS_PROPERTY = "dangol.test.keys";
    private static final Path KEYS = keys();
    /// Valid tokens, by whose they are: a signature costs more than most of the requests that carry it. No run of tests
    /// is as long as a token's life.
    private static final Map<String, String> VALID = new ConcurrentHashMap<>();

    private Tokens() {}

    /// Where the public key is, for `mp.jwt.verify.publickey.location`.
    public static String publicKeyLocation() {
        return KEYS.resolve("public.pem").toUri().toString();
    }

    /// A valid token of a role: `agent`, `marketer`, `analyst`, `operator`, `service`.
    public static String of(String role) {
        return VALID.computeIfAbsent(role, whose -> sign(claims(role)));
    }

    /// A valid token of a role, of somebody in particular.
    public static String of(String role, String subject) {
        return VALID.computeIfAbsent(
                role + " " + subject, whose -> sign(claims(role).subject(subject)));
    }

    /// A valid token of one customer.
    public static String ofCustomer(String customerId) {
        return VALID.computeIfAbsent(
                "customer id " + customerId, whose -> sign(claims("customer").claim("customer_id", customerId)));
    }

    /// A valid token of a partner for one source.
    public static String ofPartner(String source) {
        return VALID.computeIfAbsent(
                "partner source " + source, whose -> sign(claims("partner").claim("source", source)));
    }

    /// A token that was valid until a minute ago.
    public static String expired(String role) {
        Instant end = Instant.now().minusSeconds(120);
        return sign(claims(role).issuedAt(end.minusSeconds(LIFETIME_SECONDS)).expiresAt(end));
    }

    /// A token that is valid for so many more seconds; below 0 it lives on what clocks may differ by.
    public static String expiringIn(String role, long seconds) {
        Instant end = Instant.now().plusSeconds(seconds);
        return sign(claims(role).issuedAt(end.minusSeconds(LIFETIME_SECONDS)).expiresAt(end));
    }

    /// A token signed by somebody else.
    public static String forged(String role) {
        return claims(role).sign(generate().getPrivate());
    }

    /// A token with these claims, whatever they are, signed as a valid one is.
    ///
    /// @param json an object
    public static String withClaims(String json) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setPayload(json);
        signature.setKey(privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("the token cannot be signed", failure);
        }
    }

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.issuer(ISSUER)
                .subject(role + "-test")
                .audience(AUDIENCE)
                .groups(Set.of(role))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(LIFETIME_SECONDS));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.sign(KEYS.resolve("private.pem").toUri().toString());
    }

    private static PrivateKey privateKey() {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(KEYS.resolve("private.pem")));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException("the tests' private key cannot be read", failure);
        }
    }

    private static Path keys() {
        String known = System.getProperty(KEYS_PROPERTY);
        if (known != null) {
            return Path.of(known);
        }
        try {
            Path folder = Files.createTempDirectory("dangol-test-keys");
            KeyPair pair = generate();
            writePem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate());
            writePem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());
            folder.toFile().deleteOnExit();
            folder.resolve("private.pem").toFile().deleteOnExit();
            folder.resolve("public.pem").toFile().deleteOnExit();
            System.setProperty(KEYS_PROPERTY, folder.toString());
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException("the tests' keys could not be written", failure);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }

    private static void writePem(Path file, String label, Key key) throws IOException {
        String encoded = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, encoded, label));
    }
}
