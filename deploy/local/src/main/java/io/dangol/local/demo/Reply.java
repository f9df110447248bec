package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What the gateway answered.
///
/// @param body a missing node where there was none
record Reply(int status, HttpHeaders headers, JsonNode body) {
    private static final int FIRST_REFUSAL = 400;

    boolean isGood() {
        return status < FIRST_REFUSAL;
    }

    /// Whether this is the answer that the same request got before.
    boolean isReplayed() {
        return headers.firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
    }

    /// Whether it is a problem document of this type.
    boolean isProblem(String name) {
        return body.path("type").asText().endsWith("/" + name);
    }
}
