package io.dangol.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
}
