package io.dangol.kit.openapi;

import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The successful answers of operations: each has the body that the method returns, and a description.
///
/// The scanner of annotations leaves the body out where a method names its status, such as 201, and the whole answer
/// where a method names only its refusals.
final class Answers {
    private static final String JSON = "application/json";
    /// What the scanner writes where nothing is described.
    private static final String UNDESCRIBED = "OK";

    private final Map<String, Schema> schemas;

    private Answers(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /// @throws IllegalStateException if an operation has no successful answer, which stops the build
    static void complete(OpenAPI document, Endpoints endpoints) {
        Answers answers =
                new Answers(Objects.requireNonNull(document.getComponents().getSchemas()));
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations()
                        .forEach((method, operation) -> answers.complete(method, operation, endpoints.of(operation))));
    }

    private void complete(HttpMethod method, Operation operation, Endpoint endpoint) {
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        if (responses.keySet().stream().noneMatch(status -> status.startsWith("2") || status.startsWith("3"))) {
            throw new IllegalStateException(operation.getOperationId()
                    + " describes no successful answer: add @APIResponse(responseCode = \"200\", …)");
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                giveBody(response, endpoint);
                describe(response, method);
            }
        });
    }

    private void giveBody(APIResponse response, Endpoint endpoint) {
        String answer = endpoint.answer();
        if (response.getContent() == null && answer != null && schemas.containsKey(answer)) {
            MediaType body = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref(Schemas.REFERENCE + answer));
            response.setContent(OASFactory.createContent().addMediaType(JSON, body));
        }
    }

    private static void describe(APIResponse response, HttpMethod method) {
        if (UNDESCRIBED.equals(response.getDescription())) {
            response.setDescription(method == HttpMethod.GET ? "Found." : "Done.");
        }
    }
}
