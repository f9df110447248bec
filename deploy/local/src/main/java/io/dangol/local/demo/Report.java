package io.dangol.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Prints the key figures beside what was generated.
final class Report {
    private static final int NAME_COLUMNS = 24;
    private static final int VALUE_COLUMNS = 18;
    private static final int INTERVAL_COLUMNS = 24;
    private static final int N_COLUMNS = 9;

    private final PrintStream out;
    private final Messages messages;

    Report(PrintStream out, Messages messages) {
        this.out = out;
        this.messages = messages;
    }

    /// @param now as they are
    /// @param before as they were before the demo began
    /// @param isNew whether nothing of this demo was there before
    /// @return whether nothing differs
    boolean print(Figures figures, List<Figure> now, List<Figure> before, boolean isNew) {
        out.println();
        out.println(messages.say("report.title", Integer.toString(Year.NUMBER)));
        out.println(row(
                messages.say("report.figure"),
                messages.say("report.suite"),
                messages.say("report.interval"),
                messages.say("report.n"),
                messages.say("report.generated"),
                ""));
        List<Verdict> verdicts = IntStream.range(0, now.size())
                .mapToObj(line -> figures.verdict(line, now, before, isNew))
                .toList();
        for (int line = 0; line < now.size(); line++) {
            out.println(row(figures.lines().get(line), now.get(line), verdicts.get(line)));
        }
        out.println();
        if (verdicts.contains(Verdict.DIFFERS)) {
            out.println(messages.say("report.differs"));
            return false;
        }
        out.println(messages.say(verdicts.contains(Verdict.OTHERS_TOO) ? "report.others" : "report.agrees"));
        return true;
    }

    private String row(Line line, Figure figure, Verdict verdict) {
        return row(
                messages.say("kpi." + line.name()),
                value(line, figure.value()),
                figure.interval().orElse(""),
                number(BigDecimal.valueOf(figure.n())),
                value(line, line.expected().value()),
                messages.say("verdict." + verdict.word()));
    }

    private static String row(String name, String value, String interval, String n, String generated, String verdict) {
        return Stream.of(
                        "  " + Hangul.padded(name, NAME_COLUMNS),
                        leftPadded(value, VALUE_COLUMNS),
                        leftPadded(interval, INTERVAL_COLUMNS),
                        leftPadded(n, N_COLUMNS),
                        leftPadded(generated, VALUE_COLUMNS),
                        "  " + verdict)
                .reduce("", String::concat)
                .stripTrailing();
    }

    private static String leftPadded(String text, int columns) {
        return " ".repeat(Math.max(1, columns - Hangul.columns(text))) + text;
    }

    private String value(Line line, BigDecimal value) {
        return line.inWon() ? messages.say("won", number(value)) : number(value);
    }

    private String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.language().locale());
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }
}
