package io.dangol.gateway.problem;

import java.util.HashMap;
import java.util.Map;

/// One refusal of the gateway.
///
/// @param type what went wrong, from the catalogue
/// @param detail what the caller can do about it; nothing personal and nothing of the inside
/// @param headers what the status asks for beside the document, such as `Retry-After`
public record Problem(ProblemType type, String detail, Map<String, String> headers) {
    public Problem {
        headers = Map.copyOf(headers);
    }

    public Problem(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /// The same problem with one header more.
    public Problem with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(type, detail, more);
    }
}
