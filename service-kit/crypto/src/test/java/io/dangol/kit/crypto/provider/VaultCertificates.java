package io.dangol.kit.crypto.provider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Certificates for servers that pose as Vault: one of this machine, and one of another host. The TLS
/// configuration `vault` trusts both.
public final class VaultCertificates implements QuarkusTestResourceLifecycleManager {
    private static final char[] PASSWORD = "password".toCharArray();

    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("vault-certificates");
            Path trusted = directory.resolve("trusted.p12");
            for (String name : List.of("here", "elsewhere")) {
                String host = name.equals("here") ? "ip:127.0.0.1" : "dns:vault.example.com";
                Path store = directory.resolve(name + ".p12");
                keytool(
                        "-genkeypair",
                        "-keystore",
                        store,
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + host);
                Path certificate = directory.resolve(name + ".crt");
                keytool("-exportcert", "-keystore", store, "-alias", name, "-file", certificate);
                keytool("-importcert", "-noprompt", "-keystore", trusted, "-alias", name, "-file", certificate);
            }
            return Map.of(
                    "quarkus.tls.vault.trust-store.p12.path",
                    trusted.toString(),
                    "quarkus.tls.vault.trust-store.p12.password",
                    "password",
                    "test.certificates",
                    directory.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void keytool(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", "password"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool was interrupted");
        }
    }

    /// What the server `here` or `elsewhere` shows.
    static SSLContext server(String certificates, String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(certificates, name + ".p12"))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void stop() {
        try {
            if (directory != null) {
                try (Stream<Path> files = Files.list(directory)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
