package io.dangol.loyalty.account.statement;

import java.util.ArrayList;
import java.util.List;

/// Fits texts into widths.
final class PdfText {
    private static final String ELLIPSIS = "…";
    private static final double SHRINK = 0.95;
    private static final double SIZE_LEAST = 4;

    private final PdfTypeface typeface;

    PdfText(PdfTypeface typeface) {
        this.typeface = typeface;
    }

    /// The text in at most so many lines of a width, broken at spaces, or anywhere in a word that is
    /// longer than a line; what does not fit gives way to an ellipsis.
    List<String> wrap(String text, PdfStyle style, double width, int linesMost) {
        List<String> lines = new ArrayList<>();
        String rest = typeface.drawable(text);
        while (!rest.isEmpty() && lines.size() < linesMost) {
            int end = fitting(rest, style, width);
            if (end == rest.length()) {
                lines.add(rest);
                return lines;
            }
            if (lines.size() == linesMost - 1) {
                lines.add(cut(rest, style, width));
                return lines;
            }
            int space = rest.lastIndexOf(' ', end);
            int breakAt = space > 0 ? space : end;
            lines.add(rest.substring(0, breakAt).strip());
            rest = rest.substring(breakAt).strip();
        }
        return lines;
    }

    /// The text on one line of a width, with an ellipsis for what does not fit.
    String fit(String text, PdfStyle style, double width) {
        List<String> lines = wrap(text, style, width, 1);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /// The style, smaller where a text would not fit: a figure must not be cut.
    PdfStyle shrunk(String text, PdfStyle style, double width) {
        PdfStyle fitting = style;
        while (typeface.width(text, fitting) > width && fitting.size() > SIZE_LEAST) {
            fitting = fitting.sized(fitting.size() * SHRINK);
        }
        return fitting;
    }

    private String cut(String drawable, PdfStyle style, double width) {
        int end = fitting(drawable, style, width - typeface.width(ELLIPSIS, style));
        return drawable.substring(0, end).strip() + ELLIPSIS;
    }

    /// How many letters of a text fit, at least one.
    private int fitting(String drawable, PdfStyle style, double width) {
        double used = 0;
        for (int place = 0; place < drawable.length(); place++) {
            used += typeface.width(drawable.substring(place, place + 1), style);
            if (used > width) {
                return Math.max(1, place);
            }
        }
        return drawable.length();
    }
}
