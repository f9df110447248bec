package io.dangol.gateway.documents;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;

/// Files that the build put into the gateway.
final class Resources {
    private Resources() {}

    static Optional<byte[]> find(String name) throws IOException {
        ClassLoader loader = Objects.requireNonNull(Thread.currentThread().getContextClassLoader());
        URL location = loader.getResource(name);
        if (location == null) {
            return Optional.empty();
        }
        try (InputStream content = location.openStream()) {
            return Optional.of(content.readAllBytes());
        }
    }

    static byte[] read(String name) throws IOException {
        return find(name).orElseThrow(() -> new FileNotFoundException(name));
    }
}
