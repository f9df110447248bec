package io.dangol.loyalty.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What all operations of the service have in common in its OpenAPI document; operations refer to it by these names.
@OpenAPIDefinition(
        info = @Info(title = "Dangol loyalty", version = "0.1.0"),
        security = @SecurityRequirement(name = "bearer"),
        tags = {
            @Tag(name = Api.MEMBERS, description = "Customers in the programme."),
            @Tag(name = Api.LEDGER, description = "Accounts, their entries, transactions, and the books' integrity."),
            @Tag(name = Api.EARNING, description = "What purchases earn.")
        },
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "A signed token; its role decides what it may do."),
                        parameters = {
                            @Parameter(
                                    name = Api.LIMIT,
                                    in = ParameterIn.QUERY,
                                    description = "The most items of the page.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "200",
                                                    defaultValue = "50"),
                                    example = "50"),
                            @Parameter(
                                    name = Api.CURSOR,
                                    in = ParameterIn.QUERY,
                                    description = "The value of `next` of the page before; none for the first page.",
                                    schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                        },
                        responses = {
                            @APIResponse(
                                    name = Api.BAD_REQUEST,
                                    responseCode = "400",
                                    description = "The request is not well formed.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.UNAUTHORIZED,
                                    responseCode = "401",
                                    description = "A valid token is required.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.FORBIDDEN,
                                    responseCode = "403",
                                    description = "The token's role may not do this.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.NOT_FOUND,
                                    responseCode = "404",
                                    description = "There is no such thing, or not for this caller.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.CONFLICT,
                                    responseCode = "409",
                                    description = "The request does not fit the present state.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.PRECONDITION_FAILED,
                                    responseCode = "412",
                                    description = "The resource has changed since it was read.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.UNSUPPORTED,
                                    responseCode = "415",
                                    description = "The body has a media type that is not understood here.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.UNPROCESSABLE,
                                    responseCode = "422",
                                    description = "The request was understood and refused.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.PRECONDITION_REQUIRED,
                                    responseCode = "428",
                                    description = "The header If-Match is required.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = Api.UNAVAILABLE,
                                    responseCode = "503",
                                    description = "Not now; try again after `Retry-After` seconds.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public final class Api {
    public static final String MEMBERS = "members";
    public static final String LEDGER = "ledger";
    public static final String EARNING = "earning";

    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";

    public static final String BAD_REQUEST = "BadRequest";
    public static final String UNAUTHORIZED = "Unauthorized";
    public static final String FORBIDDEN = "Forbidden";
    public static final String NOT_FOUND = "NotFound";
    public static final String CONFLICT = "Conflict";
    public static final String PRECONDITION_FAILED = "PreconditionFailed";
    public static final String UNSUPPORTED = "UnsupportedMediaType";
    public static final String UNPROCESSABLE = "Unprocessable";
    public static final String PRECONDITION_REQUIRED = "PreconditionRequired";
    public static final String UNAVAILABLE = "Unavailable";

    static final String PROBLEM = "application/problem+json";

    private Api() {}
}
