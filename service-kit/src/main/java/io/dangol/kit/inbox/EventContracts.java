package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The contracts of the types that this service consumes: the build copies the schemas of their owners to `events/`.
@ApplicationScoped
class EventContracts {
    private final ObjectMapper json;
    private final Map<String, EventContract> contracts = new ConcurrentHashMap<>();

    EventContracts(ObjectMapper json) {
        this.json = json;
    }

    /// @param type one that this service consumes
    /// @throws IllegalStateException if the build copies no schema of it
    EventContract of(String type) {
        return contracts.computeIfAbsent(type, this::load);
    }

    private EventContract load(String type) {
        String name = "events/" + type + ".schema.json";
        try (InputStream schema = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (schema == null) {
                throw new IllegalStateException("a consumed type needs its schema on the class path: " + name);
            }
            return EventContract.of(json.readTree(schema));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
