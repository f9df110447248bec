package io.dangol.benchmark.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/// The settings of the PostgreSQL server in place of those of the local start: a small server's rather than a laptop's.
/// They are the same for all that is compared, and durability is not among them: it is always on.
final class ServerSettings {
    private ServerSettings() {}

    /// @param sessions how many it takes at the same time
    static Map<String, String> all(int sessions) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max_connections", Integer.toString(sessions));
        settings.put("shared_buffers", "1GB");
        settings.put("effective_cache_size", "3GB");
        settings.put("maintenance_work_mem", "256MB");
        // A part that is measured begins with a checkpoint and should not meet another one.
        settings.put("max_wal_size", "8GB");
        settings.put("min_wal_size", "1GB");
        settings.put("checkpoint_timeout", "15min");
        return settings;
    }
}
