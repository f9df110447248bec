package io.dangol.feedback.intake.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.feedback.source.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/// Signs as a partner with the key of RFC 8032, 7.1, test 1.
final class Ed25519Signer {
    /// The public key of that test.
    static final String PUBLIC_KEY = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static final byte[] PRIVATE_KEY =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private Ed25519Signer() {}

    static String sign(String webhookId, long timestampSeconds, byte[] body) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, PRIVATE_KEY)));
            signer.update((webhookId + "." + timestampSeconds + ".").getBytes(UTF_8));
            signer.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The key by another way than the service reads it: its point on the curve.
    static SigningKey publicKey() {
        byte[] encoded = Base64.getDecoder().decode(PUBLIC_KEY.substring("whpk_".length()));
        boolean odd = (encoded[31] & 0x80) != 0;
        byte[] bigEndian = new byte[32];
        for (int index = 0; index < 32; index++) {
            bigEndian[index] = encoded[31 - index];
        }
        bigEndian[0] &= 0x7f;
        try {
            return new SigningKey.Ed25519(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian)))));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
