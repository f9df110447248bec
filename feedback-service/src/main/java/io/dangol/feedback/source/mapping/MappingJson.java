package io.dangol.feedback.source.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.source.Mapping;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Mappings in the form in which they are stored.
@ApplicationScoped
public class MappingJson {
    private final ObjectMapper json;

    MappingJson(ObjectMapper json) {
        this.json = json;
    }

    /// The stored form; null of none.
    public @Nullable String write(@Nullable Mapping mapping) {
        try {
            return mapping == null ? null : json.writeValueAsString(mapping);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a mapping cannot be written as JSON", broken);
        }
    }

    /// The mapping of a stored form; null of none.
    public @Nullable Mapping read(@Nullable String stored) {
        try {
            return stored == null ? null : json.readValue(stored, Mapping.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored mapping is not the JSON that was stored", broken);
        }
    }
}
