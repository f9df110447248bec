package io.dangol.loyalty.programme.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.programme.ProgrammeSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Terms TERMS = new Terms(0, 10_000, null, 30);

    @Test
    void aChangeIsKeptAsTheNextVersion() {
        Programme programme = new Programme(TERMS, "dangol", NOON);

        Optional<ProgrammeVersion> next =
                programme.change(new Terms(500, 10_000, 730, 30), "marketer", NOON.plusSeconds(60));

        assertThat(next.orElseThrow().settings())
                .isEqualTo(new ProgrammeSettings(2, 500, 10_000, 730, 30, NOON.plusSeconds(60)));
        assertThat(programme.request()).isEqualTo(new ProgrammeRequest(500L, 10_000L, 730, 30));
    }

    @Test
    void whatIsAsItWasIsNoVersion() {
        Programme programme = new Programme(TERMS, "dangol", NOON);

        assertThat(programme.change(programme.request().terms(), "marketer", NOON.plusSeconds(60)))
                .isEmpty();
        assertThat(programme.settings().changedAt()).isEqualTo(NOON);
    }
}
