package io.dangol.kit.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/// An example of every request's body, put together from the examples of its fields. A record whose fields' examples do
/// not go together has one of its own: `@Schema(examples = "{…}")`.
final class Examples {
    private final Map<String, Schema> schemas;

    private Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void compose(OpenAPI document) {
        Examples examples =
                new Examples(Objects.requireNonNull(document.getComponents().getSchemas()));
        Schemas.operations(document)
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> Schemas.values(body.getContent().getMediaTypes()))
                .forEach(examples::add);
    }

    private void add(MediaType content) {
        boolean has = content.getExample() != null || content.getExamples() != null;
        if (!has && content.getSchema() != null) {
            content.setExample(example(content.getSchema()));
        }
    }

    private @Nullable Object example(Schema schema) {
        Schema meant = followed(schema);
        if (meant.getExamples() != null && !meant.getExamples().isEmpty()) {
            return meant.getExamples().getFirst();
        }
        if (meant.getProperties() != null) {
            return object(meant);
        }
        if (meant.getItems() != null) {
            Object item = example(meant.getItems());
            return item == null ? null : List.of(item);
        }
        if (meant.getEnumeration() != null && !meant.getEnumeration().isEmpty()) {
            return meant.getEnumeration().getFirst();
        }
        boolean flag = meant.getType() != null && meant.getType().contains(SchemaType.BOOLEAN);
        return flag ? Boolean.TRUE : null;
    }

    private Map<String, Object> object(Schema schema) {
        Map<String, Object> example = new LinkedHashMap<>();
        schema.getProperties().forEach((name, property) -> {
            Object value = example(property);
            if (value != null) {
                example.put(name, value);
            }
        });
        return example;
    }

    private Schema followed(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema;
        }
        String name = Schemas.nameIn(schema);
        if (name != null) {
            return Objects.requireNonNull(schemas.get(name), name);
        }
        return schema.getAnyOf() == null ? schema : followed(schema.getAnyOf().getFirst());
    }
}
