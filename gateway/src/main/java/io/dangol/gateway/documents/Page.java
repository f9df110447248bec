package io.dangol.gateway.documents;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// A document in memory, ready to be sent in two forms.
///
/// @param mediaType its `Content-Type`
/// @param plain its bytes
/// @param compressed the same in gzip, made once rather than for each request
/// @param version changes with the content, for the `ETag`
record Page(String mediaType, Buffer plain, Buffer compressed, String version) {
    private static final int VERSION_BYTES = 12;

    static Page of(String mediaType, byte[] content) {
        return new Page(mediaType, Buffer.buffer(content), Buffer.buffer(gzip(content)), version(content));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String version(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
