package io.dangol.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
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
        return VALID.computeIfAbsent(role + " " + subject, whose -> {
            JwtClaims claims = claims(role);
            claims.setSubject(subject);
            return sign(claims);
        });
    }

    /// A valid token of one customer.
    public static String ofCustomer(String customerId) {
        return VALID.computeIfAbsent(
                "customer id " + customerId, whose -> sign(claims("customer"), "customer_id", customerId));
    }

    /// A valid token of a partner for one source.
    public static String ofPartner(String source) {
        return VALID.computeIfAbsent("partner source " + source, whose -> sign(claims("partner"), "source", source));
    }

    /// A token that was valid until a minute ago.
    public static String expired(String role) {
        return sign(until(Instant.now().minusSeconds(120), role));
    }

    /// A token that is valid for so many more seconds; below 0 it lives on what clocks may differ by.
    public static String expiringIn(String role, long seconds) {
        return sign(until(Instant.now().plusSeconds(seconds), role));
    }

    /// A token signed by somebody else.
    public static String forged(String role) {
        return sign(claims(role).toJson(), generate().getPrivate());
    }

    /// A token with these claims, whatever they are, signed as a valid one is.
    ///
    /// @param json an object
    public static String withClaims(String json) {
        return sign(json, privateKey());
    }

    private static JwtClaims claims(String role) {
        return until(Instant.now().plusSeconds(LIFETIME_SECONDS), role);
    }

    private static JwtClaims until(Instant end, String role) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(role + "-test");
        claims.setAudience(AUDIENCE);
        claims.setStringListClaim("groups", role);
        claims.setIssuedAt(NumericDate.fromSeconds(end.getEpochSecond() - LIFETIME_SECONDS));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        return claims;
    }

    private static String sign(JwtClaims claims, String claim, String value) {
        claims.setStringClaim(claim, value);
        return sign(claims);
    }

    private static String sign(JwtClaims claims) {
        claims.setGeneratedJwtId();
        return sign(claims.toJson(), privateKey());
    }

    private static String sign(String json, PrivateKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setPayload(json);
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("the token cannot be signed", failure);
        }
    }

    private static PrivateKey privateKey() {
        try {
            String encoded = Files.readAllLines(KEYS.resolve("private.pem")).stream()
                    .filter(line -> !line.startsWith("-"))
                    .collect(Collectors.joining());
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
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
