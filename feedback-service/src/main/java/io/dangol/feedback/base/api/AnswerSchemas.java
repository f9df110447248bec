package io.dangol.feedback.base.api;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// What an answer to a survey's question looks like: it depends on the question, so no Java type says it.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswerSchemas implements OASFilter {
    private static final String VALUE = "AnswerValue";
    private static final String ANSWERS = "answers";
    private static final int OPTION_LENGTH = 40;
    private static final int OPTIONS = 30;
    private static final int TEXT_LENGTH = 100_000;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        List.of("JsonNode", "JsonNodeType", "Given").forEach(components::removeSchema);
        components.addSchema(VALUE, value());
        for (String form : List.of("AnswersForm", "AnswerSheet")) {
            Schema answers = property(property(components.getSchemas(), form).getProperties(), ANSWERS);
            answers.setAdditionalPropertiesSchema(createSchema().ref("#/components/schemas/" + VALUE));
        }
    }

    private static Schema property(Map<String, Schema> schemas, String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    /// One schema of several types instead of alternatives: generators of clients make a plain value of it.
    private static Schema value() {
        return createSchema()
                .description("A score, the id of an option, the ids of several, or words; null takes an answer back.")
                .type(List.of(SchemaType.INTEGER, SchemaType.STRING, SchemaType.ARRAY, SchemaType.NULL))
                .format("int32")
                .minimum(BigDecimal.ZERO)
                .maximum(BigDecimal.TEN)
                .maxLength(TEXT_LENGTH)
                .maxItems(OPTIONS)
                .items(createSchema().type(List.of(SchemaType.STRING)).maxLength(OPTION_LENGTH));
    }
}
