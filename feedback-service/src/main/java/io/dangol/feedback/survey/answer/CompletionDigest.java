package io.dangol.feedback.survey.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.digest.Sha256;
import io.vertx.mutiny.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/// What tells the repetition of a completion from another one.
final class CompletionDigest {
    private CompletionDigest() {}

    /// @param sent the answers of the request, whose order does not matter
    static Buffer of(ObjectMapper json, Map<String, JsonNode> sent) {
        try {
            // Character by character: half of a surrogate pair has no bytes in UTF-8.
            String canonical = json.writeValueAsString(new TreeMap<>(sent));
            ByteBuffer characters = ByteBuffer.allocate(canonical.length() * Character.BYTES);
            characters.asCharBuffer().put(canonical);
            return Buffer.buffer(Sha256.of(characters.array()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was read as JSON can be written", impossible);
        }
    }
}
