package io.dangol.local.suite;

import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `run/suite.properties`: where everything listens and lies, for tests and tools. No passwords; they are in files
/// under the directory that `secrets.directory` names.
public final class SuiteFile {
    private SuiteFile() {}

    static Path path(Home home) {
        return home.run().resolve("suite.properties");
    }

    /// Where the gateway of the suite listens that was started here last; whether it still runs is not known.
    ///
    /// @return empty where none was ever started
    public static Optional<URI> gateway(Home home) {
        if (!Files.exists(path(home))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path(home), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException("the file of the suite cannot be read", failure);
        }
        return Optional.ofNullable(properties.getProperty("gateway.url")).map(URI::create);
    }

    static void write(Settings settings, Ports ports) throws IOException {
        Home home = settings.home();
        Map<String, String> values = new TreeMap<>();
        values.put("gateway.url", gatewayUrl(settings));
        for (String service : SuitePlan.SERVICES) {
            values.put(service + ".url", SuitePlan.serviceUrl(ports, service));
            values.put("database." + service + ".url", SuitePlan.databaseUrl(ports, service));
            values.put("database." + service + ".user", service);
        }
        values.put("kafka.bootstrap", SuitePlan.bootstrapServers(ports));
        values.put("run.directory", home.run().toString());
        values.put("logs.directory", home.logs().toString());
        values.put("keys.directory", home.keys().toString());
        values.put("secrets.directory", home.secrets().toString());
        String content = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        PrivateFiles.write(path(home), content);
    }

    static String gatewayUrl(Settings settings) {
        return "http://localhost:" + settings.gatewayPort();
    }
}
