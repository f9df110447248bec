package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.complaint.calendar.TestCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Terms, times and scales of the clocks' tests.
final class Clocks {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final UUID KOREA = new UUID(0, 1);
    static final UUID NEW_YORK = new UUID(0, 2);

    private static final TimeScale KOREAN = new TimeScale.Business(TestCalendars.office("Asia/Seoul"));
    private static final TimeScale AMERICAN = new TimeScale.Business(TestCalendars.office("America/New_York"));

    static final Function<Terms, TimeScale> SCALES = terms -> {
        if (terms.calendarId() == null) {
            return new TimeScale.Always();
        }
        return terms.calendarId().equals(KOREA) ? KOREAN : AMERICAN;
    };

    private Clocks() {}

    static Terms business(String allowed, EscalationStep... steps) {
        return new Terms(Priority.NORMAL, 1, Duration.parse(allowed), KOREA, 1, 0, List.of(steps));
    }

    static Terms always(String allowed, EscalationStep... steps) {
        return new Terms(Priority.URGENT, 2, Duration.parse(allowed), null, 0, 0, List.of(steps));
    }

    static EscalationStep step(String offset, String to) {
        return new EscalationStep(Duration.parse(offset), to);
    }

    static Instant seoul(String time) {
        return LocalDateTime.parse(time).atZone(SEOUL).toInstant();
    }
}
