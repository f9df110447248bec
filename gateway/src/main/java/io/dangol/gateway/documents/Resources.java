package io.dangol.gateway.documents;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Objects;

/// Files that the build put into the gateway.
final class Resources {
    private Resources() {}

    static byte[] read(String name) throws IOException {
        ClassLoader loader = Objects.requireNonNull(Thread.currentThread().getContextClassLoader());
        URL location = loader.getResource(name);
        if (location == null) {
            throw new FileNotFoundException(name);
        }
        try (InputStream content = location.openStream()) {
            return content.readAllBytes();
        }
    }
}
