package io.dangol.feedback.intake.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.io.IOException;

/// Reads a JSON object a line, the same that one piece of feedback is posted as.
final class NdjsonReader implements RecordReader<JsonNode> {
    private final ObjectMapper json;

    NdjsonReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public JsonNode read(RawRecord record) throws Unreadable {
        try {
            JsonNode node = json.readTree(record.data().getBytes());
            if (!node.isObject()) {
                throw Unreadable.malformed("must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException broken) {
            throw Unreadable.malformed("must be well-formed JSON");
        } catch (IOException broken) {
            throw Unreadable.malformed("must be text in UTF-8");
        }
    }

    @Override
    public String fieldName(String field) {
        return field;
    }
}
