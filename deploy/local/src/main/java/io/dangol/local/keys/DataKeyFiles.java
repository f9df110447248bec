package io.dangol.local.keys;

import io.dangol.local.keys.DataKeyFile.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The two files of keys with which services keep data of persons.
///
/// @param directory where secrets are
public record DataKeyFiles(Path directory, Clock clock) {
    /// The services that keep data of persons.
    public static final List<String> SERVICES = List.of("customer", "feedback");

    public DataKeyFile file(Kind kind) {
        return new DataKeyFile(kind, directory);
    }

    /// How a service finds the files; made at the first call.
    public Map<String, String> environment() throws IOException {
        for (Kind kind : Kind.values()) {
            file(kind).createIfAbsent(clock.instant());
        }
        return Map.of(
                "DANGOL_KEYS_PROVIDER",
                "file",
                "DANGOL_KEYS_FILE",
                file(Kind.ENCRYPTION).path().toString(),
                "DANGOL_KEYS_INDEX_FILE",
                file(Kind.INDEX).path().toString());
    }
}
