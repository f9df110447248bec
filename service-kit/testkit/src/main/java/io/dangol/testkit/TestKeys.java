package io.dangol.testkit;

import io.dangol.embedded.secret.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/// The files of keys for tests: Tink keysets that everybody may know.
public final class TestKeys {
    /// A keyset of key-encryption keys, with one AES-256-GCM key.
    public static final String ENCRYPTION = """
            {"primaryKeyId":448618046,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesGcmKey",
            "value":"GiDC4vHH1iKsgmOyl5+ytzncRVFlQIuXPSIdxSShkoVRrA==","keyMaterialType":"SYMMETRIC"},
            "status":"ENABLED","keyId":448618046,"outputPrefixType":"TINK"}]}
            """;

    /// A keyset of blind indexes, with one HMAC-SHA-256 key.
    public static final String INDEX = """
            {"primaryKeyId":1217755153,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HmacPrfKey",
            "value":"EgIIAxogZmjerH+5xqIZGaPmmXaMphlxagucMyLo8mfOX1QBka4=","keyMaterialType":"SYMMETRIC"},
            "status":"ENABLED","keyId":1217755153,"outputPrefixType":"RAW"}]}
            """;

    private TestKeys() {}

    /// A new file for `dangol.keys.file`.
    public static Path encryption(Path directory) throws IOException {
        return write(directory.resolve("encryption.json"), ENCRYPTION);
    }

    /// A new file for `dangol.keys.index-file`.
    public static Path index(Path directory) throws IOException {
        return write(directory.resolve("index.json"), INDEX);
    }

    private static Path write(Path file, String keyset) throws IOException {
        PrivateFiles.write(file, keyset);
        return file;
    }
}
