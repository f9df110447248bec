package io.dangol.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dangol.kit.time.RecordedTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesAsTextTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    record Times(OffsetDateTime moment, Instant instant, LocalDate day, Duration duration) {}

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(json);
    }

    @Test
    void isoTextIsRead() throws Exception {
        Times read = json.readValue("""
                {"moment":"2026-11-21T09:30:00+09:00","instant":"2026-11-21T00:30:00Z","day":"2026-11-21","duration":"PT24H"}
                """, Times.class);

        assertThat(read)
                .isEqualTo(new Times(
                        OffsetDateTime.parse("2026-11-21T09:30:00+09:00"),
                        Instant.parse("2026-11-21T00:30:00Z"),
                        LocalDate.of(2026, 11, 21),
                        Duration.ofHours(24)));
        assertThat(json.readValue("{\"day\":null}", Times.class).day()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"moment\":1795221000}",
                "{\"moment\":1795221000.5}",
                "{\"moment\":\"1795221000\"}",
                "{\"moment\":\"1795221000.5\"}",
                "{\"moment\":\"\"}",
                "{\"moment\":\" \"}",
                "{\"moment\":\"2026-11-21T09:30:00\"}",
                "{\"instant\":1795221000}",
                "{\"day\":20778}",
                "{\"day\":[2026,11,21]}",
                "{\"duration\":5}",
                "{\"duration\":\"5\"}",
                "{\"duration\":{}}"
            })
    void whatCouldMeanSeveralTimesIsRefused(String body) {
        assertThatThrownBy(() -> json.readValue(body, Times.class)).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"moment\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"moment\":\"-999999999-01-01T00:00:00Z\"}",
                "{\"moment\":\"1970-01-01T00:00:00+00:01\"}",
                "{\"moment\":\"2101-01-01T00:00:00Z\"}",
                "{\"instant\":\"+1000000000-01-01T00:00:00Z\"}",
                "{\"instant\":\"-1000000000-01-01T00:00:00Z\"}",
                "{\"instant\":\"1969-12-31T23:59:59.999999999Z\"}",
                "{\"instant\":\"2101-01-01T00:00:00Z\"}",
                "{\"day\":\"1899-12-31\"}",
                "{\"day\":\"2101-01-01\"}",
                "{\"day\":\"+999999999-12-31\"}",
                "{\"duration\":\"PT9223372036854775807S\"}",
                "{\"duration\":\"PT-9223372036854775808S\"}"
            })
    void whatNoTableHoldsIsRefusedWithTheRule(String body) {
        assertThatThrownBy(() -> json.readValue(body, Times.class))
                .isInstanceOfSatisfying(
                        TimeOutOfBounds.class,
                        refused -> assertThat(refused.rule()).startsWith("must be a "));
    }

    @Test
    void theFirstAndTheLastOfEachAreRead() throws Exception {
        Times first = json.readValue("""
                {"moment":"1970-01-01T09:00:00+09:00","instant":"1970-01-01T00:00:00Z","day":"1900-01-01","duration":"PT-1753200H"}
                """, Times.class);
        Times last = json.readValue("""
                {"moment":"2100-12-31T23:59:59Z","instant":"2100-12-31T23:59:59.999999999Z","day":"2100-12-31","duration":"PT1753200H"}
                """, Times.class);

        assertThat(first.instant()).isEqualTo(RecordedTimes.FIRST);
        assertThat(first.moment().toInstant()).isEqualTo(RecordedTimes.FIRST);
        assertThat(first.day()).isEqualTo(RecordedTimes.FIRST_DAY);
        assertThat(last.instant()).isEqualTo(RecordedTimes.LAST);
        assertThat(last.day()).isEqualTo(RecordedTimes.LAST_DAY);
        assertThat(last.duration()).isEqualTo(RecordedTimes.LONGEST);
    }
}
