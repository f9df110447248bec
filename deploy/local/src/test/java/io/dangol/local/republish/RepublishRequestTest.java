package io.dangol.local.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepublishRequestTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    @Test
    void withoutMoreItIsTheWholeHistoryAndAsks() {
        RepublishRequest request = parse("--service customer");

        assertThat(request.service()).isEqualTo("customer");
        assertThat(request.from()).isEmpty();
        assertThat(request.perSecond()).isEqualTo(500);
        assertThat(request.confirmed()).isFalse();
        assertThat(request.stop()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "feedback", "loyalty"})
    void everyServiceThatPublishesCanTellItsHistory(String service) {
        assertThat(parse("--service " + service).service()).isEqualTo(service);
    }

    @Test
    void aDayBeginsInTheCompanysZone() {
        assertThat(parse("--service customer --from 2026-11-21 --yes --per-second=2000"))
                .isEqualTo(new RepublishRequest(
                        "customer",
                        Optional.of(OffsetDateTime.parse("2026-11-21T00:00:00+09:00")),
                        2_000,
                        true,
                        false));
        assertThat(parse("--service customer --from 2026-11-21T09:30:00Z").from())
                .contains(OffsetDateTime.parse("2026-11-21T09:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--yes",
                "--service analytics",
                "--service customer --from yesterday",
                "--service customer --per-second 0",
                "--service customer --per-second 10001",
                "--service customer --per-second many",
                "--service customer --all yes"
            })
    void whatIsWrongIsRefused(String arguments) {
        assertThatThrownBy(() -> parse(arguments)).isInstanceOf(CommandFailure.class);
    }

    private static RepublishRequest parse(String arguments) {
        return RepublishRequest.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)), ZONE);
    }
}
