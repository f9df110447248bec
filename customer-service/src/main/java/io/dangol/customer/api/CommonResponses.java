package io.dangol.customer.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to every operation the problem documents that it can answer with, whatever it is about, and gives those that it
/// names itself their form.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommonResponses implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final int FIRST_REFUSAL = 400;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        operation.getResponses().getAPIResponses().forEach(CommonResponses::giveForm);
        add(operation, "400", "The request is not well formed, or a field is not as it must be.");
        add(operation, "401", "A valid token is required.");
        add(operation, "403", "The token's role may not do this.");
        add(operation, "503", "Not now; try again after `Retry-After` seconds.");
        if (path.contains("{")) {
            add(operation, "404", "There is no such thing, or not for this caller.");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "413", "The body is larger than allowed.");
            add(operation, "415", "The body has a media type that is not understood here.");
        }
        if (hasKey(operation)) {
            add(operation, "409", "A request with this `Idempotency-Key` is still running.");
            add(operation, "422", "This `Idempotency-Key` belongs to another request.");
        }
    }

    private static void add(Operation operation, String status, String description) {
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            status, createAPIResponse().description(description).content(content()));
        }
    }

    private static void giveForm(String status, APIResponse response) {
        if (Integer.parseInt(status) >= FIRST_REFUSAL && response.getContent() == null) {
            response.setContent(content());
        }
    }

    private static boolean hasKey(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream().anyMatch(parameter -> parameter.getName().equals("Idempotency-Key"));
    }

    private static Content content() {
        return createContent()
                .addMediaType(
                        "application/problem+json",
                        createMediaType().schema(createSchema().ref("#/components/schemas/" + PROBLEM)));
    }

    private static Schema problem() {
        Schema violation = createSchema()
                .addType(SchemaType.OBJECT)
                .description("A field that is not as it must be.")
                .required(List.of("field", "message"))
                .addProperty("field", text("Its path in the request.", 200, "lines[0].quantity"))
                .addProperty("message", text("What it must be.", 500, "is 1 to 1000000"));
        return createSchema()
                .addType(SchemaType.OBJECT)
                .description("Why a request is refused (RFC 9457).")
                .required(List.of("type", "title", "status"))
                .addProperty(
                        "type",
                        text("Names the kind of problem, for ever.", 200, "https://dangol.io/problems/not-found")
                                .format("uri"))
                .addProperty("title", text("What happened.", 200, "There is no such thing, or not for this caller"))
                .addProperty(
                        "status",
                        createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status.")
                                .minimum(BigDecimal.valueOf(FIRST_REFUSAL))
                                .maximum(BigDecimal.valueOf(599))
                                .examples(List.of(404)))
                .addProperty(
                        "detail", text("What to do about it.", 1_000, "check the id, and that the token may see it"))
                .addProperty("instance", text("The path that was asked for.", 2_000, "/v1/customers/cus_1"))
                .addProperty(
                        "violations",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("The fields that are not as they must be.")
                                .maxItems(50)
                                .items(violation))
                .addProperty(
                        "traceId", text("Names the request in the traces.", 32, "4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    private static Schema text(String description, int lengthMost, String example) {
        return createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .maxLength(lengthMost)
                .examples(List.of(example));
    }
}
