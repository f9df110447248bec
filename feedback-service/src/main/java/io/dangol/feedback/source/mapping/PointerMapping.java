package io.dangol.feedback.source.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.source.Mapped;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.PayloadMapping;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Reads the values of a payload at the JSON pointers of a mapping.
@ApplicationScoped
class PointerMapping implements PayloadMapping {
    @Override
    public void require(@Nullable Mapping mapping) {
        MappingRules.require(mapping);
    }

    @Override
    public Mapped map(Mapping mapping, JsonNode payload) {
        return PayloadMapper.map(mapping, payload);
    }
}
