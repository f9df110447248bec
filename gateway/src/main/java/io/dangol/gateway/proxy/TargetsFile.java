package io.dangol.gateway.proxy;

import io.dangol.gateway.routing.Service;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The content of a targets file, a Java properties file such as
///
/// ```
/// revision=3 customer=http://127.0.0.1:20011
/// ```
///
/// A service that is not named keeps its configured address. Whoever changes the file replaces it whole (by renaming a
/// new one) and raises the revision, which the gateway's readiness repeats once the addresses are in use.
///
/// @param revision 0 or more
/// @param addresses scheme `http`, host and port
record TargetsFile(long revision, Map<Service, URI> addresses) {
    private static final String REVISION = "revision";
    private static final long MAX_BYTES = 64 * 1024;

    TargetsFile {
        addresses = Map.copyOf(addresses);
    }

    /// @throws IOException if the file cannot be read or is not a targets file; the message says why
    static TargetsFile read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has more than " + MAX_BYTES + " bytes");
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it is not a properties file", malformed);
        }
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (String name : properties.stringPropertyNames()) {
            if (!name.equals(REVISION)) {
                addresses.put(service(name), address(name, properties.getProperty(name)));
            }
        }
        return new TargetsFile(revision(properties.getProperty(REVISION)), addresses);
    }

    private static long revision(@Nullable String text) throws IOException {
        try {
            long revision = Long.parseLong(text);
            if (revision >= 0) {
                return revision;
            }
        } catch (NumberFormatException notANumber) {
            // The one sentence below says what it must be.
        }
        throw new IOException("`revision` must be a whole number of 0 or more; found " + text);
    }

    private static Service service(String name) throws IOException {
        for (Service service : Service.values()) {
            if (service.key().equals(name)) {
                return service;
            }
        }
        throw new IOException("it names the service " + name + ", which does not exist");
    }

    private static URI address(String name, String text) throws IOException {
        try {
            URI address = URI.create(text.strip());
            boolean plain = "http".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
                    && address.getRawUserInfo() == null
                    && String.valueOf(address.getRawPath()).isEmpty()
                    && address.getRawQuery() == null;
            if (plain && address.getHost() != null && address.getPort() > 0) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // The one sentence below says what it must be.
        }
        throw new IOException("the address of " + name + " must be like http://127.0.0.1:20011; found " + text);
    }
}
