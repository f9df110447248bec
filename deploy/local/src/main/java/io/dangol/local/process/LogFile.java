package io.dangol.local.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A log of bounded size: when it is full it becomes `<name>.1`, that one `<name>.2`, and the oldest goes.
public final class LogFile implements AutoCloseable {
    private static final long MAXIMUM_BYTES = 8L * 1024 * 1024;
    private static final int KEPT_FILES = 2;

    private final Path file;
    private final long maximumBytes;
    private @Nullable BufferedWriter writer;
    private long writtenBytes;

    public LogFile(Path file) {
        this(file, MAXIMUM_BYTES);
    }

    LogFile(Path file, long maximumBytes) {
        this.file = file;
        this.maximumBytes = maximumBytes;
    }

    /// Appends one line and hands it to the operating system at once.
    public synchronized void write(String line) {
        try {
            BufferedWriter open = writer == null ? open() : writer;
            open.write(line);
            open.write('\n');
            open.flush();
            writtenBytes += line.length() + 1L;
            if (writtenBytes >= maximumBytes) {
                rotate();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the log " + file + " cannot be written", failure);
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("the log " + file + " cannot be closed", failure);
            } finally {
                writer = null;
            }
        }
    }

    private BufferedWriter open() throws IOException {
        BufferedWriter opened = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writtenBytes = Files.size(file);
        writer = opened;
        return opened;
    }

    private void rotate() throws IOException {
        close();
        for (int age = KEPT_FILES; age >= 1; age--) {
            Path younger = age == 1 ? file : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
