package io.dangol.local.suite;

import io.dangol.embedded.broker.BrokerUsers;
import io.dangol.embedded.secret.Passwords;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import io.dangol.local.keys.DataKeyFiles;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.keys.SecretKeyFile;
import io.dangol.local.postgres.EmbeddedPostgres;
import io.dangol.local.process.Component;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Every process of the suite: what it is told and where it listens.
///
/// @param postgres the database server
/// @param broker the event broker
/// @param services the services behind the gateway
/// @param gateway the one door
public record SuitePlan(EmbeddedPostgres postgres, Component broker, List<Component> services, Component gateway) {
    /// The services, which are also the names of their databases and roles.
    public static final List<String> SERVICES = List.of("customer", "feedback", "loyalty", "analytics");

    /// Those that hash the ids which partners give customers.
    private static final List<String> IDENTITY_SERVICES = List.of("customer", "feedback");

    private static final String DATABASE = "postgres";
    private static final String BROKER = "kafka";
    private static final String CONTROLLER = "kafka-controller";
    private static final int SERVICE_HEAP_MEBIBYTES = 144;
    private static final int GATEWAY_HEAP_MEBIBYTES = 96;

    public SuitePlan {
        services = List.copyOf(services);
    }

    /// The names for which ports are kept.
    public static List<String> portNames() {
        return Stream.concat(Stream.of(DATABASE, BROKER, CONTROLLER), SERVICES.stream())
                .toList();
    }

    public static SuitePlan of(Settings settings, Ports ports) throws IOException {
        Home home = settings.home();
        Passwords passwords = new Passwords(home.secrets(), "postgres");
        BrokerUsers brokerUsers = BrokerUsers.of(home.secrets());
        List<Component> services = new ArrayList<>();
        for (String service : SERVICES) {
            Map<String, String> environment = new HashMap<>(common(settings));
            environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(ports));
            environment.putAll(brokerUsers.environment(service));
            environment.put("DANGOL_DB_URL", databaseUrl(ports, service));
            environment.put("DANGOL_DB_USER", service);
            environment.put("DANGOL_DB_PASSWORD", passwords.of(service));
            environment.putAll(ownKeys(home, service));
            services.add(new ServiceComponent(
                    service,
                    settings.programs().resolve(service + "-service"),
                    ports.of(service),
                    SERVICE_HEAP_MEBIBYTES,
                    environment));
        }
        return new SuitePlan(
                new EmbeddedPostgres(home.postgres(), ports.of(DATABASE), SERVICES, passwords),
                new BrokerComponent(
                        home.kafka(),
                        ports.of(BROKER),
                        ports.of(CONTROLLER),
                        home.secrets(),
                        settings.programs().resolve("launcher/logging.properties"),
                        home.archives()),
                services,
                gateway(settings, ports));
    }

    /// All processes, in the order in which they stop.
    public List<Component> inStopOrder() {
        return Stream.of(Stream.of(gateway), services.stream(), Stream.of(broker), Stream.of((Component) postgres))
                .flatMap(component -> component)
                .toList();
    }

    /// @param name one of [#SERVICES]
    Component service(String name) {
        return services.get(SERVICES.indexOf(name));
    }

    static String bootstrapServers(Ports ports) {
        return "127.0.0.1:" + ports.of(BROKER);
    }

    static String databaseUrl(Ports ports, String database) {
        return "postgresql://127.0.0.1:" + ports.of(DATABASE) + "/" + database;
    }

    static String serviceUrl(Ports ports, String service) {
        return "http://127.0.0.1:" + ports.of(service);
    }

    /// What only the services may know that need it.
    private static Map<String, String> ownKeys(Home home, String service) throws IOException {
        Map<String, String> keys = new HashMap<>();
        if (IDENTITY_SERVICES.contains(service)) {
            keys.put("DANGOL_IDENTITY_KEY", new SecretKeyFile(home.secrets().resolve("identity.key")).base64());
        }
        if (DataKeyFiles.SERVICES.contains(service)) {
            keys.putAll(new DataKeyFiles(home.secrets(), Clock.systemUTC()).environment());
        }
        if (service.equals("feedback")) {
            keys.put(
                    "DANGOL_FEEDBACK_SECRET_KEY",
                    new SecretKeyFile(home.secrets().resolve("feedback.key")).base64());
        }
        return keys;
    }

    private static Component gateway(Settings settings, Ports ports) {
        Map<String, String> environment = new HashMap<>(common(settings));
        for (String service : SERVICES) {
            environment.put("DANGOL_" + service.toUpperCase(Locale.ROOT) + "_URL", serviceUrl(ports, service));
        }
        environment.put("DANGOL_GATEWAY_TARGETS", settings.home().targets().toString());
        return new ServiceComponent(
                "gateway",
                settings.programs().resolve("gateway"),
                settings.gatewayPort(),
                GATEWAY_HEAP_MEBIBYTES,
                environment);
    }

    private static Map<String, String> common(Settings settings) {
        KeyPairFiles keys = new KeyPairFiles(settings.home().keys());
        Map<String, String> environment = new HashMap<>(settings.tokens().environment());
        environment.put("DANGOL_JWT_PUBLIC_KEY", "file:" + keys.publicKey());
        environment.put("DANGOL_ZONE", settings.zone());
        environment.put("DANGOL_CURRENCY", settings.currency());
        return environment;
    }
}
