package io.dangol.kit.openapi;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// The problem documents that operations answer with: each status once in the components, and at each operation those
/// that it can answer by what it takes. A status that an operation describes itself keeps its words and gets the form
/// of a problem.
final class StandardProblems {
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_BASE = "https://dangol.io/problems/";
    private static final int FIRST_REFUSAL = 400;
    private static final Set<CommonProblem> SHARED = EnumSet.of(
            CommonProblem.BAD_REQUEST,
            CommonProblem.UNAUTHORIZED,
            CommonProblem.FORBIDDEN,
            CommonProblem.NOT_FOUND,
            CommonProblem.NOT_ACCEPTABLE,
            CommonProblem.CONFLICT,
            CommonProblem.PRECONDITION_FAILED,
            CommonProblem.PAYLOAD_TOO_LARGE,
            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
            CommonProblem.UNPROCESSABLE,
            CommonProblem.PRECONDITION_REQUIRED,
            CommonProblem.TOO_MANY_REQUESTS,
            CommonProblem.INTERNAL_ERROR,
            CommonProblem.SERVICE_UNAVAILABLE);

    private StandardProblems() {}

    static void define(OpenAPI document) {
        Components components = document.getComponents();
        // What the problem library describes is not what is answered.
        List.of("HttpProblem", "HttpValidationProblem", "Violation1").forEach(components::removeSchema);
        components.addSchema(PROBLEM, problem());
        components.addSchema(VIOLATION, violation());
        SHARED.forEach(problem -> components.addResponse(name(problem), response(problem)));
    }

    static void add(PathItem.HttpMethod method, String path, Operation operation, Endpoint endpoint) {
        APIResponses responses = operation.getResponses();
        responses.getAPIResponses().forEach(StandardProblems::giveForm);
        Set<CommonProblem> possible = EnumSet.of(
                CommonProblem.BAD_REQUEST,
                CommonProblem.NOT_ACCEPTABLE,
                CommonProblem.INTERNAL_ERROR,
                CommonProblem.SERVICE_UNAVAILABLE);
        if (!operation.getSecurity().isEmpty()) {
            possible.add(CommonProblem.UNAUTHORIZED);
        }
        if (!endpoint.isOpen()) {
            possible.add(CommonProblem.FORBIDDEN);
        }
        if (!endpoint.isOpen() && path.contains("{")) {
            possible.add(CommonProblem.NOT_FOUND);
        }
        if (operation.getRequestBody() != null) {
            possible.add(CommonProblem.PAYLOAD_TOO_LARGE);
            possible.add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (method != PathItem.HttpMethod.GET) {
            possible.add(CommonProblem.UNPROCESSABLE);
        }
        if (method == PathItem.HttpMethod.POST) {
            possible.add(CommonProblem.CONFLICT);
        }
        if (StandardParameters.IF_MATCH.isIn(operation)) {
            possible.add(CommonProblem.PRECONDITION_FAILED);
        }
        if (StandardParameters.IF_MATCH.isRequiredIn(operation)) {
            possible.add(CommonProblem.PRECONDITION_REQUIRED);
        }
        possible.stream()
                .filter(problem -> !responses.hasAPIResponse(Integer.toString(problem.status())))
                .forEach(problem -> responses.addAPIResponse(
                        Integer.toString(problem.status()),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + name(problem))));
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    /// A response that says what a refusal means, and not yet which form it has.
    private static void giveForm(String status, APIResponse response) {
        boolean refusal = !status.equals("default") && Integer.parseInt(status) >= FIRST_REFUSAL;
        if (refusal && response.getRef() == null) {
            response.setContent(content());
            headers(Integer.parseInt(status), response);
        }
    }

    private static APIResponse response(CommonProblem problem) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(problem.title() + ".")
                .content(content());
        headers(problem.status(), response);
        return response;
    }

    private static void headers(int status, APIResponse response) {
        if (status == CommonProblem.TOO_MANY_REQUESTS.status()
                || status == CommonProblem.SERVICE_UNAVAILABLE.status()) {
            response.addHeader(StandardHeaders.RETRY_AFTER, StandardHeaders.reference(StandardHeaders.RETRY_AFTER));
        }
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(Schemas.REFERENCE + PROBLEM)));
    }

    private static Schema problem() {
        Refusal example = CommonProblem.notFound();
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("Why a request is refused (RFC 9457).")
                .required(List.of("type", "title", "status", "detail", "instance"))
                .addProperty(
                        "type",
                        text(
                                        "Names the kind of problem, for ever.",
                                        200,
                                        TYPE_BASE + example.type().slug())
                                .format("uri"))
                .addProperty(
                        "title",
                        text(
                                "The kind of problem, in words.",
                                200,
                                example.type().title()))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status.")
                                .minimum(BigDecimal.valueOf(FIRST_REFUSAL))
                                .maximum(BigDecimal.valueOf(599))
                                .examples(List.of(example.type().status())))
                .addProperty("detail", text("What to do about it.", 1_000, example.detail()))
                .addProperty("instance", text("The path that was asked for.", 8_192, "/v1/customers/cus_1"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("The fields that are not as they must be.")
                                .maxItems(50)
                                .items(OASFactory.createSchema().ref(Schemas.REFERENCE + VIOLATION)))
                .addProperty(
                        "traceId",
                        text(
                                "Names the request in the traces, for a question to the operator.",
                                32,
                                "4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A field that is not as it must be.")
                .required(List.of("field", "message"))
                .addProperty("field", text("Its path in the request.", 200, "lines[0].quantity"))
                .addProperty("message", text("What it must be.", 500, "must be 1 to 1000000"));
    }

    private static Schema text(String description, int lengthMost, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .maxLength(lengthMost)
                .examples(List.of(example));
    }

    /// `NOT_FOUND` is `NotFound`.
    private static String name(CommonProblem problem) {
        return Arrays.stream(problem.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
