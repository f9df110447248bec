package io.dangol.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds published events to the JSON Schemas in a service's `events` folder: `<type>.schema.json`.
public final class EventSchemas {
    private final Path folder;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /// @param folder the service's `events` folder, seen from its module: `Path.of("events")`
    public EventSchemas(Path folder) {
        this.folder = folder;
    }

    /// @throws AssertionError if the type has no schema, or the data does not meet it
    public void check(String type, String data) {
        Path file = folder.resolve(type + ".schema.json");
        if (!Files.exists(file)) {
            throw new AssertionError("no schema for the published type " + type + ": " + file);
        }
        try {
            Schema schema = registry.getSchema(Files.readString(file), InputFormat.JSON);
            var errors = schema.validate(data, InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError(type + " does not meet its schema: " + errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
