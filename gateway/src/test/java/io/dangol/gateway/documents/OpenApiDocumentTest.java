package io.dangol.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.routing.Service;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void noTwoServicesMeanDifferentThingsByOneName() throws IOException {
        JsonNode merged = json.readTree(new OpenApiDocument(json).json());
        Set<String> own = names(read("openapi/gateway.yaml"));
        for (Service service : Service.values()) {
            own.addAll(names(read("openapi/" + service.key() + "/openapi.yaml")));
        }

        assertThat(names(merged))
                .as("components that the merge had to rename, because a namesake differs")
                .isSubsetOf(own);
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode merged = json.readTree(new OpenApiDocument(json).json());
        List<String> references = merged.findValuesAsText("$ref");

        assertThat(references).isNotEmpty();
        assertThat(references.stream()
                        .filter(reference -> merged.at(reference.substring(1)).isMissingNode()))
                .isEmpty();
    }

    private static Set<String> names(JsonNode document) {
        Set<String> names = new TreeSet<>();
        document.path("components")
                .properties()
                .forEach(kind ->
                        kind.getValue().fieldNames().forEachRemaining(name -> names.add(kind.getKey() + "/" + name)));
        return names;
    }

    private static JsonNode read(String resource) throws IOException {
        return new YAMLMapper().readTree(Resources.read(resource));
    }
}
