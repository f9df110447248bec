package io.dangol.feedback.survey.answer;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Answers as they are sent.
@Schema(description = "Answers by the ids of their questions.")
public record AnswersForm(
        @NotNull @Size(max = 50) @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                maxProperties = 50,
                description = "A whole number for `nps`, `csat` and `ces`, the id of an option for `choice`, a list of"
                        + " them for `choices`, a text for `text`; null takes an answer back.",
                examples = "{\"recommend\":9,\"why\":\"빠르고 친절했어요\",\"reasons\":[\"price\"]}")
        Map<String, JsonNode> answers) {}
