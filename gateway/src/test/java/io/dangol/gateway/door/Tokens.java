package io.dangol.gateway.door;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Makes good and bad tokens.
final class Tokens {
    private static final String ISSUER = "https://dangol.local";

    /// Once for all tests: to find the primes takes longer than most of them.
    private static final KeyPair KEYS = newKeys();

    private static final KeyPair OTHER_KEYS = newKeys();

    byte[] publicKey() {
        return KEYS.getPublic().getEncoded();
    }

    String good() {
        return claims(ISSUER, Instant.now().plusSeconds(300)).sign(KEYS.getPrivate());
    }

    String expired() {
        return claims(ISSUER, Instant.now().minusSeconds(120)).sign(KEYS.getPrivate());
    }

    String ofAnotherIssuer() {
        return claims("https://elsewhere.example", Instant.now().plusSeconds(300))
                .sign(KEYS.getPrivate());
    }

    String ofAnotherKey() {
        return claims(ISSUER, Instant.now().plusSeconds(300)).sign(OTHER_KEYS.getPrivate());
    }

    /// Signed with the public key as if it were a shared secret.
    String confusingAlgorithms() {
        return claims(ISSUER, Instant.now().plusSeconds(300)).sign(new SecretKeySpec(publicKey(), "HmacSHA256"));
    }

    String unsigned() {
        String payload = good().split("[.]", -1)[1];
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".";
    }

    String withChangedClaims() {
        String[] parts = good().split("[.]", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + encode(claims.replace("agent", "operator")) + "." + parts[2];
    }

    /// Signed as a good token is, with these claims.
    String withClaims(String json) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setPayload(json);
        signature.setKey(KEYS.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JwtClaimsBuilder claims(String issuer, Instant expiry) {
        return Jwt.issuer(issuer)
                .subject("somebody")
                .audience("dangol")
                .groups("agent")
                .issuedAt(expiry.minusSeconds(400))
                .expiresAt(expiry);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
