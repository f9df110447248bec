package io.dangol.feedback.api;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// What an answer to a survey's question looks like: it depends on the question, so no Java type says it.
final class AnswerSchemas {
    private static final String VALUE = "AnswerValue";
    private static final String ANSWERS = "answers";
    private static final int OPTION_LENGTH = 40;
    private static final int OPTIONS = 30;
    private static final int TEXT_LENGTH = 100_000;

    private AnswerSchemas() {}

    static void define(Components components) {
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

    private static Schema value() {
        return createSchema()
                .description("A score, the id of an option, the ids of several, or words; null takes an answer back.")
                .anyOf(List.of(
                        createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .format("int32")
                                .description("A score.")
                                .minimum(BigDecimal.ZERO)
                                .maximum(BigDecimal.TEN),
                        createSchema()
                                .type(List.of(SchemaType.STRING))
                                .description("The id of an option, or words.")
                                .maxLength(TEXT_LENGTH),
                        createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .description("The ids of options.")
                                .maxItems(OPTIONS)
                                .items(createSchema()
                                        .type(List.of(SchemaType.STRING))
                                        .maxLength(OPTION_LENGTH)),
                        createSchema().type(List.of(SchemaType.NULL)).description("No answer.")));
    }
}
