package io.dangol.local;

import io.dangol.local.process.LogFile;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// What the person in front reads: the launcher's own sentences and the lines of its processes, each with its origin.
///
/// The launcher's sentences also go to `launcher.log`; the lines of a process go to that process's own log.
public final class Console implements AutoCloseable {
    private static final int NAME_WIDTH = 9;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss ", Locale.ROOT);
    private static final String LAUNCHER = "dangol";
    private static final Map<String, String> COLOURS = Map.of(
            LAUNCHER,
            "1;37",
            "customer",
            "32",
            "feedback",
            "35",
            "loyalty",
            "33",
            "analytics",
            "36",
            "gateway",
            "34",
            "postgres",
            "90",
            "kafka",
            "90");

    private final PrintStream out;
    private final LogFile log;
    private final boolean front;
    private final boolean coloured;
    private final Clock clock;

    /// @param front whether lines are printed as well as logged
    /// @param coloured whether the terminal understands colours
    public Console(PrintStream out, LogFile log, boolean front, boolean coloured, Clock clock) {
        this.out = out;
        this.log = log;
        this.front = front;
        this.coloured = coloured;
        this.clock = clock;
    }

    /// A sentence of the launcher itself.
    public void say(String message) {
        note(message);
        line(LAUNCHER, message);
    }

    /// A sentence for the log only.
    public void note(String message) {
        log.write(LocalDateTime.now(clock).format(TIME) + message);
    }

    /// A line that a process wrote.
    public void line(String name, String line) {
        if (front) {
            String prefix = String.format("%-" + NAME_WIDTH + "s |", name);
            String shown = coloured ? "\u001b[" + COLOURS.getOrDefault(name, "0") + "m" + prefix + "\u001b[0m" : prefix;
            out.println(shown + " " + line);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
