package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dangol.testkit.EventSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published schemas: each has examples, they meet it, and the catalogue names it.
class EventExamplesTest {
    private static final Path EVENTS = Path.of("events");
    private static final String ENDING = ".schema.json";

    static List<String> types() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theExamplesMeetTheirSchema(String type) throws IOException {
        JsonNode schema = JsonMapper.builder()
                .build()
                .readTree(EVENTS.resolve(type + ENDING).toFile());
        EventSchemas schemas = new EventSchemas(EVENTS);

        assertThat(schema.path("$id").asText()).isEqualTo("https://dangol.io/events/" + type);
        assertThat(schema.path("examples")).isNotEmpty().allSatisfy(example -> schemas.check(type, example.toString()));
    }

    @Test
    void theCatalogueNamesEveryType() throws IOException {
        String catalogue = Files.readString(EVENTS.resolve("asyncapi.yaml"));

        assertThat(types())
                .hasSize(11)
                .allSatisfy(type -> assertThat(catalogue)
                        .contains("name: " + type + "\n")
                        .contains("$ref: ./" + type + ENDING + "\n"));
    }
}
