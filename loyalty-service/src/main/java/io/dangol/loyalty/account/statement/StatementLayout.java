package io.dangol.loyalty.account.statement;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a statement on pages: the programme's name, the title and the period, a band with the sums, and the lines in
/// a table whose header is on every page.
final class StatementLayout {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final double BLACK = 0.1;
    private static final double GREY = 0.45;
    private static final double PALE = 0.85;
    private static final double TINT = 0.955;
    private static final PdfStyle SMALL = new PdfStyle(8, false, GREY);
    private static final PdfStyle TITLE = new PdfStyle(20, true, BLACK);
    private static final PdfStyle BODY = new PdfStyle(9, false, BLACK);
    private static final PdfStyle HEAD = new PdfStyle(8, true, GREY);
    private static final PdfStyle STRONG = new PdfStyle(9, true, BLACK);
    private static final PdfStyle FINE = new PdfStyle(7, false, GREY);
    private static final PdfStyle FIGURE = new PdfStyle(12, true, BLACK);

    private static final double MARGIN = 48;
    private static final double BOTTOM = 64;
    private static final double BAND = 48;
    private static final double LEADING = 12;
    private static final double FINE_LEADING = 10;
    private static final double ROW_PADDING = 6;
    private static final double KIND = 84;
    private static final double DETAILS = 154;
    private static final double POINTS_WIDTH = 72;
    private static final double BALANCE_WIDTH = 78;
    private static final double GAP = 12;
    private static final int REASON_LINES = 3;

    private final PdfPages pages;
    private final PdfText text;
    private final Statement statement;
    private final StatementLanguage language;
    private final String programme;
    private final Instant madeAt;
    private final double right;
    private double y = MARGIN;

    StatementLayout(PdfPages pages, Statement statement, StatementLanguage language, String programme, Instant madeAt) {
        this.pages = pages;
        this.text = new PdfText(pages.typeface());
        this.statement = statement;
        this.language = language;
        this.programme = programme;
        this.madeAt = madeAt;
        this.right = pages.width() - MARGIN;
    }

    void draw() throws IOException {
        opening();
        band();
        header();
        if (statement.lines().isEmpty()) {
            y += LEADING + ROW_PADDING;
            pages.page().text(MARGIN, y, BODY, language.empty());
        }
        for (StatementLine line : statement.lines()) {
            row(line);
        }
        pages.finish(this::footer);
    }

    private void opening() {
        PdfCanvas page = pages.page();
        page.text(MARGIN, y, SMALL, text.fit(programme, SMALL, right - MARGIN));
        y += 34;
        page.text(MARGIN, y, TITLE, language.title());
        y += 20;
        page.text(MARGIN, y, BODY, period());
        page.textRight(right, y, SMALL, language.account() + " " + statement.accountId());
        y += 18;
    }

    private String period() {
        return statement.from() + " – " + statement.period().lastDay() + " (" + statement.zone() + ")";
    }

    /// Opening balance, what changed it, closing balance, in columns of one width.
    private void band() {
        List<StatementGroup> groups = groups();
        PdfCanvas page = pages.page();
        page.fill(MARGIN, y, right - MARGIN, BAND, TINT);
        double column = (right - MARGIN) / (groups.size() + 2);
        double left = MARGIN;
        figure(left, column, language.opening(), points(statement.openingBalance()));
        for (StatementGroup group : groups) {
            left += column;
            figure(left, column, language.group(group), change(statement.sums().of(group)));
        }
        figure(left + column, column, language.closing(), points(statement.closingBalance()));
        y += BAND + 28;
    }

    /// The sums that everybody looks for, and the others where there is something to tell.
    private List<StatementGroup> groups() {
        List<StatementGroup> groups = new ArrayList<>();
        for (StatementGroup group : StatementGroup.values()) {
            boolean always = switch (group) {
                case EARNED, SPENT, EXPIRED -> true;
                case COMPENSATED, RESERVED, OTHER -> false;
            };
            if (always || statement.sums().of(group) != 0) {
                groups.add(group);
            }
        }
        return groups;
    }

    private void figure(double left, double column, String label, String figure) {
        double width = column - GAP;
        pages.page().text(left + GAP / 2, y + 18, SMALL, text.fit(label, SMALL, width));
        pages.page().text(left + GAP / 2, y + 36, text.shrunk(figure, FIGURE, width), figure);
    }

    private void header() {
        PdfCanvas page = pages.page();
        page.text(MARGIN, y, HEAD, language.recorded());
        page.text(MARGIN + KIND, y, HEAD, language.kind());
        page.text(MARGIN + DETAILS, y, HEAD, language.details());
        page.textRight(right - BALANCE_WIDTH, y, HEAD, language.points());
        page.textRight(right, y, HEAD, language.balance());
        y += 7;
        page.rule(MARGIN, right, y, 0.8, GREY);
    }

    private void row(StatementLine line) throws IOException {
        double detailsWidth = right - BALANCE_WIDTH - POINTS_WIDTH - MARGIN - DETAILS;
        List<String> reason = text.wrap(line.reason(), BODY, detailsWidth, REASON_LINES);
        List<String> fine = fine(line, detailsWidth);
        double tall = Math.max(1, reason.size()) * LEADING + fine.size() * FINE_LEADING + ROW_PADDING;
        if (y + tall > pages.height() - BOTTOM) {
            pages.next();
            y = MARGIN;
            pages.page().text(MARGIN, y, SMALL, text.fit(programme, SMALL, (right - MARGIN) / 2));
            pages.page().textRight(right, y, SMALL, statement.accountId() + " · " + period());
            y += 28;
            header();
        }
        PdfCanvas page = pages.page();
        double base = y + LEADING + 1;
        page.text(MARGIN, base, BODY, MINUTE.format(line.recordedAt().atZone(statement.zone())));
        page.text(MARGIN + KIND, base, BODY, text.fit(language.kind(line.kind()), BODY, DETAILS - KIND - GAP / 2));
        amount(right - BALANCE_WIDTH, base, POINTS_WIDTH, STRONG, change(line.amount()));
        amount(right, base, BALANCE_WIDTH, BODY, points(line.balanceAfter()));
        double down = base;
        for (String part : reason) {
            page.text(MARGIN + DETAILS, down, BODY, part);
            down += LEADING;
        }
        down = reason.isEmpty() ? down + LEADING : down;
        for (String part : fine) {
            page.text(MARGIN + DETAILS, down - 1, FINE, part);
            down += FINE_LEADING;
        }
        y += tall;
        page.rule(MARGIN, right, y, 0.4, PALE);
    }

    /// What stands below the reason: the reference, and the day that it happened if it was recorded on
    /// another.
    private List<String> fine(StatementLine line, double width) {
        List<String> fine = new ArrayList<>();
        String reference = line.reference();
        if (reference != null && !reference.isBlank()) {
            fine.add(text.fit(reference, FINE, width));
        }
        LocalDate happened = LocalDate.ofInstant(line.effectiveAt(), statement.zone());
        if (!happened.equals(LocalDate.ofInstant(line.recordedAt(), statement.zone()))) {
            fine.add(language.happenedOn() + happened);
        }
        return fine;
    }

    private void amount(double end, double base, double width, PdfStyle style, String figure) {
        pages.page().textRight(end, base, text.shrunk(figure, style, width - GAP / 2), figure);
    }

    private void footer(PdfCanvas page, int number) {
        double base = pages.height() - 36;
        page.text(MARGIN, base, FINE, language.madeOn() + MINUTE.format(madeAt.atZone(statement.zone())));
        page.textRight(right, base, SMALL, number + " / " + pages.count());
    }

    private static String points(long points) {
        return String.format(Locale.ROOT, "%,d", points);
    }

    /// With its sign, but for nothing.
    private static String change(long points) {
        return points == 0 ? "0" : String.format(Locale.ROOT, "%+,d", points);
    }
}
