package io.dangol.loyalty.account.statement;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes a page's content stream (ISO 32000-1, 8 and 9). Places are in points from the left and from the top.
final class PdfCanvas {
    /// A Korean text has no heavier font: its outline is stroked as well, by this part of its size.
    private static final double HEAVIER = 0.03;

    private static final int HUNDREDTHS = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final PdfTypeface typeface;
    private final double height;
    private final StringBuilder content = new StringBuilder();

    /// @param height the page's
    PdfCanvas(PdfTypeface typeface, double height) {
        this.typeface = typeface;
        this.height = height;
    }

    /// Shows a text whose line stands on `y`.
    void text(double x, double y, PdfStyle style, String text) {
        String drawable = typeface.drawable(text);
        if (drawable.isEmpty()) {
            return;
        }
        content.append("BT ");
        number(style.ink()).append("g ");
        number(style.ink()).append("G ");
        number(x);
        number(height - y).append("Td");
        for (String run : typeface.runs(drawable)) {
            String font = typeface.fontName(run, style.bold());
            boolean stroked = style.bold() && !typeface.isLatin(run.charAt(0));
            content.append(stroked ? " 2 Tr " : " 0 Tr ");
            number(style.size() * HEAVIER).append("w /").append(font).append(' ');
            number(style.size())
                    .append("Tf <")
                    .append(HEX.formatHex(typeface.bytes(run)))
                    .append("> Tj");
        }
        content.append(" ET\n");
    }

    /// Shows a text that ends at `right`.
    void textRight(double right, double y, PdfStyle style, String text) {
        text(right - typeface.width(typeface.drawable(text), style), y, style, text);
    }

    /// Draws a level line.
    void rule(double left, double right, double y, double thickness, double ink) {
        number(thickness).append("w ");
        number(ink).append("G ");
        number(left);
        number(height - y).append("m ");
        number(right);
        number(height - y).append("l S\n");
    }

    /// Fills a rectangle.
    void fill(double left, double top, double width, double tall, double ink) {
        number(ink).append("g ");
        number(left);
        number(height - top - tall);
        number(width);
        number(tall).append("re f\n");
    }

    byte[] bytes() {
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// A number in hundredths, never in scientific notation.
    private StringBuilder number(double value) {
        long hundredths = Math.round(value * HUNDREDTHS);
        long fraction = Math.abs(hundredths % HUNDREDTHS);
        content.append(hundredths < 0 ? "-" : "").append(Math.abs(hundredths / HUNDREDTHS));
        if (fraction != 0) {
            content.append('.').append(fraction < 10 ? "0" : "").append(fraction);
        }
        return content.append(' ');
    }
}
