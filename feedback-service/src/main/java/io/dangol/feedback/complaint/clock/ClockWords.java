package io.dangol.feedback.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Says in words what happened to a clock, for people who ask why it breached.
///
/// @param zone the zone of the times in the words
record ClockWords(ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /// @param before the clock as it was before `event`
    /// @param after the clock as it is after it
    String korean(ClockEvent event, SlaClock before, SlaClock after) {
        return switch (event) {
            case ClockEvent.Started started ->
                "시작: %s, %s".formatted(koreanTerms(after.terms()), due("기한 ", "기한 없음", after));
            case ClockEvent.Paused paused ->
                "일시 정지(%s): 지금까지 %s 경과".formatted(paused.reason().korean(), koreanSpan(after.counted()));
            case ClockEvent.Resumed resumed -> "재개: " + due("기한 ", "기한은 이미 지남", after);
            case ClockEvent.TermsChanged changed ->
                "기준 변경: %s, 그때까지 %s 경과, %s"
                        .formatted(
                                koreanTerms(after.terms()),
                                koreanSpan(after.counted()),
                                due("새 기한 ", "새 기한 없음", after));
            case ClockEvent.Escalated escalated -> "%s에게 알림(%d단계)".formatted(escalated.to(), escalated.level());
            case ClockEvent.Breached breached ->
                "%s 기준 %s이 모두 지나 기한을 넘김"
                        .formatted(
                                koreanTime(before.terms()),
                                koreanSpan(before.terms().allowed()));
            case ClockEvent.Met met ->
                after.breachedAt() == null
                        ? "기한 안에 이행: %s 경과".formatted(koreanSpan(after.counted()))
                        : "기한을 넘겨 이행: %s 경과".formatted(koreanSpan(after.counted()));
            case ClockEvent.Cancelled cancelled -> "더 필요하지 않아 멈춤";
        };
    }

    String english(ClockEvent event, SlaClock before, SlaClock after) {
        return switch (event) {
            case ClockEvent.Started started ->
                "Started: %s, %s".formatted(englishTerms(after.terms()), due("due ", "without an end", after));
            case ClockEvent.Paused paused ->
                "Paused (%s): %s counted so far".formatted(paused.reason().english(), englishSpan(after.counted()));
            case ClockEvent.Resumed resumed -> "Resumed: " + due("due ", "it was past its end already", after);
            case ClockEvent.TermsChanged changed ->
                "Terms changed: %s, of which %s had counted, %s"
                        .formatted(
                                englishTerms(after.terms()),
                                englishSpan(after.counted()),
                                due("now due ", "without a new end", after));
            case ClockEvent.Escalated escalated -> "Told to %s (step %d)".formatted(escalated.to(), escalated.level());
            case ClockEvent.Breached breached ->
                "All of the %s of %s allowed had passed: breached"
                        .formatted(englishSpan(before.terms().allowed()), englishTime(before.terms()));
            case ClockEvent.Met met ->
                after.breachedAt() == null
                        ? "Met in time, after %s".formatted(englishSpan(after.counted()))
                        : "Met too late, after %s".formatted(englishSpan(after.counted()));
            case ClockEvent.Cancelled cancelled -> "Stopped: it is not needed any more";
        };
    }

    private String due(String word, String never, SlaClock clock) {
        Optional<Instant> due = clock.due();
        return due.isPresent() ? word + MINUTE.format(due.get().atZone(zone)) : never;
    }

    private static String koreanTerms(Terms terms) {
        return "%s 기준 %s 이내(정책 %s %d판)"
                .formatted(
                        koreanTime(terms),
                        koreanSpan(terms.allowed()),
                        terms.priority().wire(),
                        terms.policyVersion());
    }

    private static String englishTerms(Terms terms) {
        return "%s of %s allowed (policy %s, version %d)"
                .formatted(
                        englishSpan(terms.allowed()),
                        englishTime(terms),
                        terms.priority().wire(),
                        terms.policyVersion());
    }

    private static String koreanTime(Terms terms) {
        return terms.calendarId() == null ? "달력 시간" : "영업시간";
    }

    private static String englishTime(Terms terms) {
        return terms.calendarId() == null ? "calendar time" : "business time";
    }

    static String koreanSpan(Duration span) {
        return span(span, "시간", "분");
    }

    static String englishSpan(Duration span) {
        return span(span, " h", " min");
    }

    private static String span(Duration span, String hours, String minutes) {
        long wholeHours = span.toHours();
        int restMinutes = span.toMinutesPart();
        if (wholeHours == 0) {
            return restMinutes + minutes;
        }
        return restMinutes == 0 ? wholeHours + hours : wholeHours + hours + " " + restMinutes + minutes;
    }
}
