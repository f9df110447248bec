package io.dangol.feedback.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Completes the document with what is the same everywhere: problems, headers, parameters of lists, forms of ids.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonDocumentation implements OASFilter {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "limit", "The most items of the page.",
            "cursor", "The `next` of the page before; none for the first page.",
            "Idempotency-Key",
                    "A value of the caller's own: the same request with the same key has its effect once and gets the"
                            + " first answer again, with `Idempotency-Replayed: true`, for 7 days at least.",
            "If-Match", "The `ETag` of the resource as the caller read it.",
            "id", "The resource's id.",
            "secretId", "The secret's id.");
    private static final Map<String, Integer> LENGTHS =
            Map.of("cursor", 200, "Idempotency-Key", 255, "If-Match", 20, "webhook-id", 256, "webhook-timestamp", 12);
    private static final int ID_LENGTH = 30;
    private static final int NAME_LENGTH = 100;
    private static final int SIGNATURES_LENGTH = 2_000;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        CommonProblems.define(document.getComponents());
        AnswerSchemas.define(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.forEach(CommonDocumentation::describe);
        boolean open =
                operation.getSecurity() == null || operation.getSecurity().isEmpty();
        if (open) {
            operation.setSecurity(List.of());
        }
        CommonProblems.BAD_REQUEST.addTo(operation);
        CommonProblems.UNAUTHORIZED.addTo(operation);
        CommonProblems.UNAVAILABLE.addTo(operation);
        if (!open) {
            CommonProblems.FORBIDDEN.addTo(operation);
        }
        if (!open && path.contains("{")) {
            CommonProblems.NOT_FOUND.addTo(operation);
        }
        if (operation.getRequestBody() != null) {
            CommonProblems.PAYLOAD_TOO_LARGE.addTo(operation);
        }
        if (operation.getRequestBody() != null && !open) {
            CommonProblems.UNSUPPORTED_MEDIA_TYPE.addTo(operation);
        }
        if (has(parameters, "Idempotency-Key")) {
            CommonProblems.CONFLICT.addTo(operation);
        }
        if (has(parameters, "Idempotency-Key") || method == PathItem.HttpMethod.DELETE) {
            CommonProblems.UNPROCESSABLE.addTo(operation);
        }
        if (has(parameters, "If-Match")) {
            CommonProblems.PRECONDITION_FAILED.addTo(operation);
        }
        if (method == PathItem.HttpMethod.PATCH && has(parameters, "If-Match")) {
            CommonProblems.PRECONDITION_REQUIRED.addTo(operation);
        }
        CommonProblems.nameIn(operation);
    }

    private static void describe(Parameter parameter) {
        String name = parameter.getName();
        if (parameter.getDescription() == null) {
            parameter.setDescription(DESCRIPTIONS.get(name));
        }
        if (parameter.getSchema() == null || parameter.getSchema().getRef() != null) {
            return;
        }
        if (name.equals("limit")) {
            parameter
                    .getSchema()
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(200))
                    .defaultValue(50);
        } else if (isUnlimitedText(parameter)) {
            parameter.getSchema().setMaxLength(length(parameter));
        }
    }

    private static boolean isUnlimitedText(Parameter parameter) {
        Schema schema = parameter.getSchema();
        return schema.getEnumeration() == null
                && schema.getMaxLength() == null
                && (schema.getType() == null || schema.getType().contains(Schema.SchemaType.STRING));
    }

    private static @Nullable Integer length(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH
                || parameter.getName().equals("customerId")
                || parameter.getName().equals("feedbackId")) {
            return ID_LENGTH;
        }
        return parameter.getName().endsWith("ignature") || parameter.getName().equals("X-Hub-Signature-256")
                ? SIGNATURES_LENGTH
                : LENGTHS.getOrDefault(parameter.getName(), NAME_LENGTH);
    }

    private static boolean has(List<Parameter> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> parameter.getName().equals(name));
    }
}
