package io.dangol.local.keys;

import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The RSA key pair that signs and verifies the tokens of the local start, as PEM files: PKCS #8 for the private key,
/// which only its owner may read, X.509 for the public one.
///
/// @param directory where the files are
public record KeyPairFiles(Path directory) {
    private static final int KEY_BITS = 2048;
    private static final int LINE_LENGTH = 64;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    public Path publicKey() {
        return directory.resolve("public.pem");
    }

    public Path privateKey() {
        return directory.resolve("private.pem");
    }

    /// Makes the pair unless it is there. The private key is written last: where it is, the pair is whole.
    public void createIfAbsent() throws IOException {
        if (Files.exists(privateKey()) && Files.exists(publicKey())) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            Files.writeString(publicKey(), pem(PUBLIC, pair.getPublic().getEncoded()), StandardCharsets.US_ASCII);
            PrivateFiles.write(privateKey(), pem(PRIVATE, pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java makes RSA keys", impossible);
        }
    }

    /// The key that signs tokens.
    ///
    /// @throws CommandFailure if there is none
    PrivateKey readPrivateKey() throws IOException {
        if (!Files.exists(privateKey())) {
            throw new CommandFailure("There is no key to sign a token with yet: ./dangol up makes it.");
        }
        String body = Files.readString(privateKey(), StandardCharsets.US_ASCII)
                .replaceAll("-----(BEGIN|END) " + PRIVATE + "-----", "");
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(body);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException damaged) {
            throw new CommandFailure(
                    "The key in " + privateKey() + " is damaged: remove it and its public.pem, then ./dangol up.",
                    damaged);
        }
    }

    private static String pem(String type, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
