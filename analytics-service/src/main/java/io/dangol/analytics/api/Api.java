package io.dangol.analytics.api;

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
        info = @Info(title = "Dangol analytics", version = "0.1.0"),
        security = @SecurityRequirement(name = "bearer"),
        tags = @Tag(name = Api.KPIS, description = "Key figures, with their sample size and how sure they are."),
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
                                    name = Api.KPI,
                                    in = ParameterIn.PATH,
                                    required = true,
                                    description = "Which key figure; `GET /v1/kpis` lists them.",
                                    schema = @Schema(type = SchemaType.STRING, maxLength = 40),
                                    example = "revenue"),
                            @Parameter(
                                    name = Api.FROM,
                                    in = ParameterIn.QUERY,
                                    required = true,
                                    description = "The first day, in the company's zone.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10),
                                    example = "1997-01-01"),
                            @Parameter(
                                    name = Api.TO,
                                    in = ParameterIn.QUERY,
                                    required = true,
                                    description =
                                            "The day behind the last, in the company's zone; at most 50 years later.",
                                    schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10),
                                    example = "1998-07-01"),
                            @Parameter(
                                    name = Api.CURRENCY,
                                    in = ParameterIn.QUERY,
                                    description = "Only purchases in this currency (ISO 4217). A figure of money has to"
                                            + " name it where the period has several.",
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}$", maxLength = 3),
                                    example = "USD")
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
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public final class Api {
    public static final String KPIS = "kpis";

    public static final String KPI = "kpi";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String CURRENCY = "currency";

    public static final String BAD_REQUEST = "BadRequest";
    public static final String UNAUTHORIZED = "Unauthorized";
    public static final String FORBIDDEN = "Forbidden";
    public static final String NOT_FOUND = "NotFound";

    static final String PROBLEM = "application/problem+json";

    private Api() {}
}
