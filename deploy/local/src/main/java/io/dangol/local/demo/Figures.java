package io.dangol.local.demo;

import io.dangol.local.demo.Tokens.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The key figures that the demo is about: read before it begins, and awaited after it ends.
final class Figures {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITHOUT_KNOWING = Duration.ofSeconds(10);

    private final DemoClient client;
    private final Clock clock;
    private final List<Line> lines;

    Figures(DemoClient client, Clock clock, Totals totals) {
        this.client = client;
        this.clock = clock;
        this.lines = lines(totals, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /// Points for complaints are given when a case is resolved, which is today and not in the year of the purchases.
    private static List<Line> lines(Totals totals, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        lines.add(ofYear("purchases", false, totals.purchaseCount()));
        lines.add(ofYear("revenue", true, totals.revenue()));
        lines.add(ofYear("active-customers", false, totals.activeCustomers()));
        lines.add(ofYear("average-order", true, totals.averageOrder()));
        lines.add(ofYear("repeat-rate", false, totals.repeatRate()));
        lines.add(ofYear("nps", false, totals.nps()));
        lines.add(ofYear("csat", false, totals.csat()));
        lines.add(ofYear("ces", false, totals.ces()));
        lines.add(ofYear("feedback", false, totals.feedback()));
        lines.add(ofYear("complaints", false, totals.complaints()));
        lines.add(ofYear("points-earned", false, totals.pointsEarned()));
        lines.add(new Line(
                "points-compensated",
                "points-earned",
                Year.END,
                today.plusDays(2),
                false,
                totals.pointsOfCompensations()));
        return lines;
    }

    private static Line ofYear(String kpi, boolean inWon, Expected expected) {
        return new Line(kpi, kpi, Year.START, Year.END, inWon, expected);
    }

    List<Line> lines() {
        return lines;
    }

    /// As they are now, in the order of the lines.
    List<Figure> read() {
        return lines.stream()
                .map(line -> Figure.of(client.get(Role.ANALYST, line.path())))
                .toList();
    }

    /// Waits until the figures are complete: all that was sent is counted, also what follows from it in other services.
    ///
    /// @param before as they were before the demo began
    /// @param isNew whether nothing of this demo was there before
    /// @return as they are then, or after a minute without any change
    List<Figure> await(List<Figure> before, boolean isNew) {
        Instant sentAt = clock.instant();
        Instant changedAt = sentAt;
        List<Figure> known = before;
        while (true) {
            List<Figure> now = read();
            if (!sameValues(now, known)) {
                changedAt = clock.instant();
            }
            known = now;
            Duration still = Duration.between(changedAt, clock.instant());
            boolean complete = now.stream().allMatch(figure -> isCompleteTo(figure, sentAt, still));
            boolean explained = IntStream.range(0, lines.size())
                    .noneMatch(line -> verdict(line, now, before, isNew) == Verdict.DIFFERS);
            if ((complete && explained) || still.compareTo(PATIENCE) > 0) {
                return now;
            }
            Pauses.pause(PAUSE);
        }
    }

    Verdict verdict(int line, List<Figure> now, List<Figure> before, boolean isNew) {
        return Verdict.of(lines.get(line).expected(), now.get(line), before.get(line), isNew);
    }

    /// Where the suite cannot tell how complete it is, figures that stand still have to do.
    private static boolean isCompleteTo(Figure figure, Instant moment, Duration still) {
        return figure.completeTo()
                .map(completeTo -> !completeTo.isBefore(moment))
                .orElse(still.compareTo(PATIENCE_WITHOUT_KNOWING) > 0);
    }

    private static boolean sameValues(List<Figure> some, List<Figure> others) {
        return IntStream.range(0, some.size())
                .allMatch(index -> some.get(index).n() == others.get(index).n()
                        && some.get(index).value().compareTo(others.get(index).value()) == 0);
    }
}
