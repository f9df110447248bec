package io.dangol.loyalty.api;

import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// What all operations have in common in the OpenAPI document: the bearer token, the paging
/// parameters, and the problem documents.
///
/// An operation gets by itself what it can always answer: 400, 401, 403 and 500, with a body 413 and 415. Others of
/// [CommonProblem] it names: `@APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)`. One that is
/// open to everybody has `@SecurityRequirements()`.
@OpenApiFilter(stages = RunStage.BUILD)
public class ApiDescription implements OASFilter {
    public static final String NOT_FOUND = "NotFound";
    public static final String NOT_ACCEPTABLE = "NotAcceptable";
    public static final String CONFLICT = "Conflict";
    public static final String PRECONDITION_FAILED = "PreconditionFailed";
    public static final String UNPROCESSABLE = "Unprocessable";
    public static final String PRECONDITION_REQUIRED = "PreconditionRequired";
    public static final String TOO_MANY_REQUESTS = "TooManyRequests";
    public static final String SERVICE_UNAVAILABLE = "ServiceUnavailable";

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_MEDIA_TYPE = "application/problem+json";
    private static final int TEXT_LENGTH_MOST = 1_000;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        // What the problem library describes is not what is answered.
        List.of("HttpProblem", "HttpValidationProblem").forEach(components::removeSchema);
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("A signed token; its role decides what it may do."));
        components.addSchema(PROBLEM, problem());
        for (CommonProblem problem : CommonProblem.values()) {
            components.addResponse(
                    name(problem),
                    OASFactory.createAPIResponse()
                            .description(problem.title() + ".")
                            .content(problemContent()));
        }
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(path -> path.getOperations().values().forEach(ApiDescription::complete));
        }
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() != Parameter.In.QUERY) {
            return parameter;
        }
        return switch (Objects.requireNonNullElse(parameter.getName(), "")) {
            case "limit" ->
                parameter
                        .description("The most items of the page.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(PageRequest.LIMIT_MOST))
                                .defaultValue(PageRequest.LIMIT_DEFAULT));
            case "cursor" ->
                parameter
                        .description("The value of `next` of the page before; none for the first page.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(200));
            case String other -> parameter;
        };
    }

    private static void complete(Operation operation) {
        APIResponses responses =
                operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        operation.setResponses(responses);
        add(responses, CommonProblem.BAD_REQUEST);
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            add(responses, CommonProblem.UNAUTHORIZED);
            add(responses, CommonProblem.FORBIDDEN);
        }
        if (operation.getRequestBody() != null) {
            add(responses, CommonProblem.PAYLOAD_TOO_LARGE);
            add(responses, CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        add(responses, CommonProblem.INTERNAL_ERROR);
    }

    private static void add(APIResponses responses, CommonProblem problem) {
        String status = Integer.toString(problem.status());
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name(problem)));
        }
    }

    /// `NOT_FOUND` is `NotFound`.
    private static String name(CommonProblem problem) {
        StringBuilder name = new StringBuilder();
        for (String word : problem.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(
                        PROBLEM_MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    private static Schema problem() {
        Refusal example = CommonProblem.notFound();
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What went wrong (RFC 9457).")
                .required(List.of("type", "title", "status", "detail", "instance"))
                .addProperty(
                        "type",
                        text(
                                        "The kind of problem; stable.",
                                        "https://dangol.io/problems/"
                                                + example.type().slug())
                                .format("uri"))
                .addProperty(
                        "title",
                        text("The kind of problem, in words.", example.type().title()))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status.")
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599))
                                .addExample(example.type().status()))
                .addProperty("detail", text("What to do about it.", example.detail()))
                .addProperty("instance", text("The path that was asked for.", "/v1/customers/cus_unknown"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("The fields that are not as they must be.")
                                .maxItems(50)
                                .items(OASFactory.createSchema()
                                        .addType(SchemaType.OBJECT)
                                        .required(List.of("field", "message"))
                                        .addProperty("field", text("Its path in the request.", "lines[0].quantity"))
                                        .addProperty("message", text("What it must be.", "is 1 or more"))))
                .addProperty("traceId", text("For a question to the operator.", "4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .maxLength(TEXT_LENGTH_MOST)
                .addExample(example);
    }
}
