package io.dangol.feedback.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The problem documents that an operation may answer with, by what it takes.
enum CommonProblems {
    BAD_REQUEST("400", "BadRequest", "The request is not well formed."),
    UNAUTHORIZED("401", "Unauthorized", "A valid token is required; of a delivery, a valid signature."),
    FORBIDDEN("403", "Forbidden", "The token's role may not do this."),
    NOT_FOUND("404", "NotFound", "There is no such thing, or not for this caller."),
    CONFLICT("409", "Conflict", "The request does not fit the present state."),
    PRECONDITION_FAILED("412", "PreconditionFailed", "The resource has changed since it was read."),
    PAYLOAD_TOO_LARGE("413", "PayloadTooLarge", "The body is larger than allowed."),
    UNSUPPORTED_MEDIA_TYPE("415", "UnsupportedMediaType", "The body has a media type that is not understood here."),
    UNPROCESSABLE("422", "Unprocessable", "The request was understood and refused."),
    PRECONDITION_REQUIRED("428", "PreconditionRequired", "The header `If-Match` is required."),
    UNAVAILABLE("503", "Unavailable", "Not now; try again after `Retry-After` seconds.");

    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    private final String status;
    private final String component;
    private final String description;

    CommonProblems(String status, String component, String description) {
        this.status = status;
        this.component = component;
        this.description = description;
    }

    /// Makes the operation refer to this problem, unless it tells of content of its own.
    void addTo(Operation operation) {
        APIResponse own = operation.getResponses().getAPIResponse(status);
        if (own == null || own.getContent() == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, createAPIResponse().ref("#/components/responses/" + component));
        }
    }

    /// Makes what an operation says of its problems itself refer to the one form that they have.
    static void nameIn(Operation operation) {
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema != null && isOfTheLibrary(schema.getRef()))
                .forEach(schema -> schema.setRef("#/components/schemas/" + PROBLEM));
    }

    private static boolean isOfTheLibrary(@Nullable String reference) {
        return reference != null
                && (reference.endsWith("/HttpProblem") || reference.endsWith("/HttpValidationProblem"));
    }

    /// Adds what operations refer to.
    static void define(Components components) {
        components.removeSchema("HttpProblem");
        components.removeSchema("HttpValidationProblem");
        components.addSchema(PROBLEM, problem());
        components.addSchema(VIOLATION, violation());
        for (CommonProblems problem : values()) {
            components.addResponse(problem.component, problem.response());
        }
    }

    private APIResponse response() {
        return createAPIResponse()
                .description(description)
                .content(createContent()
                        .addMediaType(
                                "application/problem+json",
                                createMediaType().schema(createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema problem() {
        return createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("Why a request is refused (RFC 9457).")
                .required(List.of("type", "title", "status"))
                .addProperty(
                        "type",
                        text("Names the kind of problem, for ever.", 200)
                                .format("uri")
                                .examples(List.of("https://dangol.io/problems/not-found")))
                .addProperty("title", text("What happened, the same for every occurrence.", 200))
                .addProperty(
                        "status",
                        createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .format("int32")
                                .description("The HTTP status.")
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599)))
                .addProperty("detail", text("What to do about it.", 1_000))
                .addProperty("instance", text("The path that was asked for.", 2_000))
                .addProperty(
                        "violations",
                        createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .description("Fields that are not as they must be.")
                                .maxItems(50)
                                .items(createSchema().ref("#/components/schemas/" + VIOLATION)))
                .addProperty("traceId", text("Names the request in the traces.", 32));
    }

    private static Schema violation() {
        return createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("A field that is not as it must be.")
                .required(List.of("field", "message"))
                .properties(Map.of())
                .addProperty("field", text("Its path in the request.", 200).examples(List.of("customer.id")))
                .addProperty("message", text("What it must be.", 500).examples(List.of("is not a customer's id")));
    }

    private static Schema text(@Nullable String description, int lengthMost) {
        return createSchema()
                .type(List.of(SchemaType.STRING))
                .description(description)
                .maxLength(lengthMost);
    }
}
