package io.dangol.benchmark.run;

import java.io.PrintStream;
import java.util.Locale;

/// What the person in front reads: sentences and figures that stay and, on a terminal, how the running part is getting
/// on.
public final class Output {
    private static final String ERASE_TO_END = "\u001b[K";

    private final PrintStream out;
    private final boolean terminal;

    public Output(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /// Says what is being done; the next line takes its place on a terminal.
    public void doing(String text) {
        if (terminal) {
            out.print("\r" + text + ERASE_TO_END);
        } else {
            out.println(text);
        }
        out.flush();
    }

    /// Shows how much the last second had, on a terminal only.
    public void rate(String what, long perSecond) {
        if (terminal) {
            out.print("\r" + what + " ... " + count((double) perSecond) + "/s" + ERASE_TO_END);
            out.flush();
        }
    }

    /// A line in the place of what was being done.
    public void done(String text) {
        line(terminal ? "\r" + text + ERASE_TO_END : text);
    }

    public static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
