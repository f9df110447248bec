package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A key figure as the API gives it.
///
/// @param value 0 where there is nothing to judge by
/// @param n size of the sample
/// @param interval its two bounds as they are given, empty where all was counted
/// @param completeTo all that was published before is in it; empty while that is not known
record Figure(BigDecimal value, long n, Optional<String> interval, Optional<Instant> completeTo) {
    static Figure of(JsonNode body) {
        JsonNode interval = body.path("interval");
        return new Figure(
                body.hasNonNull("value") ? new BigDecimal(body.path("value").asText()) : BigDecimal.ZERO,
                body.path("n").asLong(),
                interval.isObject()
                        ? Optional.of(interval.path("low").asText() + " – "
                                + interval.path("high").asText())
                        : Optional.empty(),
                body.hasNonNull("completeTo")
                        ? Optional.of(Instant.parse(body.path("completeTo").asText()))
                        : Optional.empty());
    }
}
