package io.dangol.local.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the server is told on its command line, where neither a file nor `ALTER SYSTEM` can change it.
final class PostgresSettings {
    /// Without these a crash loses or damages what was acknowledged.
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Set<String> FIXED = Set.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "port",
            "listen_addresses",
            "unix_socket_directories",
            "password_encryption");

    private PostgresSettings() {}

    /// The settings for one machine with little memory to spare.
    static Map<String, String> forPort(int port) {
        Map<String, String> settings = new LinkedHashMap<>(DURABLE);
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "24MB");
        settings.put("huge_pages", "off");
        settings.put("work_mem", "4MB");
        settings.put("maintenance_work_mem", "32MB");
        settings.put("max_wal_size", "512MB");
        settings.put("min_wal_size", "64MB");
        settings.put("max_worker_processes", "4");
        settings.put("max_parallel_workers", "2");
        settings.put("io_method", "sync");
        settings.put("autovacuum", "on");
        settings.put("autovacuum_max_workers", "2");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
        settings.put("log_min_messages", "warning");
        settings.put("logging_collector", "off");
        return settings;
    }

    /// The settings as arguments of the server program.
    ///
    /// @param others settings that take the place of the usual ones; not those that make it durable
    static List<String> arguments(int port, Map<String, String> others) {
        Map<String, String> settings = forPort(port);
        settings.putAll(others);
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }

    /// @throws IllegalArgumentException if one of the settings decides over durability or over who can connect
    static Map<String, String> requireHarmless(Map<String, String> others) {
        for (String fixed : FIXED) {
            if (others.containsKey(fixed)) {
                throw new IllegalArgumentException(fixed + " is not for choosing");
            }
        }
        return Map.copyOf(others);
    }

    /// Who may connect where: the administrator everywhere, every role only to the database of its own name.
    static String access() {
        return """
                # TYPE  DATABASE  USER      ADDRESS        METHOD
                host    all       postgres  127.0.0.1/32   scram-sha-256
                host    sameuser  all       127.0.0.1/32   scram-sha-256
                """;
    }
}
