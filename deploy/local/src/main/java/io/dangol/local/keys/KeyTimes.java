package io.dangol.local.keys;

import io.dangol.embedded.secret.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// When keys were made and became current, in a file without secrets; a keyset has no room for it.
///
/// @param file `made.ID` and `current.ID`
record KeyTimes(Path file) {
    Optional<Instant> madeAt(String id) throws IOException {
        return time("made." + id);
    }

    Optional<Instant> currentSince(String id) throws IOException {
        return time("current." + id);
    }

    void noteMade(String id, Instant now) throws IOException {
        note("made." + id, now);
    }

    void noteCurrent(String id, Instant now) throws IOException {
        note("current." + id, now);
    }

    private Optional<Instant> time(String key) throws IOException {
        try {
            return Optional.ofNullable(read().getProperty(key)).map(Instant::parse);
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private void note(String key, Instant now) throws IOException {
        Properties times = read();
        times.setProperty(key, now.toString());
        StringWriter content = new StringWriter();
        times.store(content, null);
        PrivateFiles.write(file, content.toString());
    }

    private Properties read() throws IOException {
        Properties times = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                times.load(reader);
            }
        }
        return times;
    }
}
