package io.dangol.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds published events to the JSON Schemas in a service's `events` folder: `<type>.schema.json`. The schemas are
/// open, for consumers; a publisher says nothing that its schema does not name, or names as deprecated.
public final class EventSchemas {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /// @param folder the service's `events` folder, seen from its module: `Path.of("events")`
    public EventSchemas(Path folder) {
        this.folder = folder;
    }

    /// @throws AssertionError if the type has no schema, or the data does not meet it or says more
    public void check(String type, String data) {
        Path file = folder.resolve(type + ".schema.json");
        if (!Files.exists(file)) {
            throw new AssertionError("no schema for the published type " + type + ": " + file);
        }
        try {
            String text = Files.readString(file);
            Schema schema = registry.getSchema(text, InputFormat.JSON);
            var errors = schema.validate(data, InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError(type + " does not meet its schema: " + errors);
            }
            JsonNode root = JSON.readTree(text);
            requireNamed(type, root, root, JSON.readTree(data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireNamed(String path, JsonNode schema, JsonNode root, JsonNode data) {
        JsonNode resolved =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().replaceFirst("^#", "")) : schema;
        data.properties().forEach(field -> {
            JsonNode named = resolved.path("properties").path(field.getKey());
            if (named.isMissingNode()) {
                throw new AssertionError(path + " publishes what its schema does not name: " + field.getKey());
            }
            if (named.path("deprecated").asBoolean()) {
                throw new AssertionError(path + " publishes what is not published any more: " + field.getKey());
            }
            requireNamed(path + "." + field.getKey(), named, root, field.getValue());
        });
        if (data.isArray()) {
            data.forEach(item -> requireNamed(path + "[]", resolved.path("items"), root, item));
        }
    }
}
