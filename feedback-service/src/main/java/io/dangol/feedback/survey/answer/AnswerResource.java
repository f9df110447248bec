package io.dangol.feedback.survey.answer;

import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/answers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Answers", description = "What a customer answers behind a one-time link: the link is all they need.")
public class AnswerResource {
    private static final String TOKEN = "The token of the link.";
    private static final String LANGUAGES = "The languages that the customer reads; the company's own first if absent.";
    private static final String UNKNOWN = "There is no such link.";
    private static final String GONE = "The link expired, was called back or was used.";
    private static final String KEPT = "The survey with all that was answered so far.";

    private final AnswerService answers;

    AnswerResource(AnswerService answers) {
        this.answers = answers;
    }

    @GET
    @Path("/{token}")
    @PermitAll
    @Operation(
            operationId = "getAnswerSheet",
            summary = "Get a survey, with what was answered so far",
            description = "No token of a role is needed: the link is the permission. 404 for a link that there never"
                    + " was; 410 `link-expired`, `link-revoked` or `link-used`.")
    @APIResponse(responseCode = "200", description = "The survey.")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "410", description = GONE)
    public Uni<RestResponse<SheetView>> show(
            @PathParam("token")
                    @Parameter(description = TOKEN, schema = @Schema(type = SchemaType.STRING, maxLength = 43))
                    String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES) @Nullable String languages) {
        return answers.show(token, languages).map(AnswerResource::sheet);
    }

    @PUT
    @Path("/{token}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "replaceAnswers",
            summary = "Keep answers in the place of those given so far",
            description = "They need not be all; the link can be answered on until it is completed or expires.")
    @APIResponse(responseCode = "200", description = KEPT)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "410", description = GONE)
    public Uni<RestResponse<SheetView>> replace(
            @PathParam("token")
                    @Parameter(description = TOKEN, schema = @Schema(type = SchemaType.STRING, maxLength = 43))
                    String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES) @Nullable String languages,
            @NotNull @Valid AnswersForm form) {
        return answers.save(token, form.answers(), true, languages).map(AnswerResource::sheet);
    }

    @PATCH
    @Path("/{token}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermitAll
    @Operation(
            operationId = "saveAnswers",
            summary = "Keep answers beside those given so far",
            description = "Null takes one back. There is no `If-Match`: one person answers, and the last word counts.")
    @APIResponse(responseCode = "200", description = KEPT)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "410", description = GONE)
    public Uni<RestResponse<SheetView>> save(
            @PathParam("token")
                    @Parameter(description = TOKEN, schema = @Schema(type = SchemaType.STRING, maxLength = 43))
                    String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES) @Nullable String languages,
            @NotNull @Valid AnswersForm form) {
        return answers.save(token, form.answers(), false, languages).map(AnswerResource::sheet);
    }

    @POST
    @Path("/{token}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "completeAnswers",
            summary = "Send the answers off",
            description = "The body may bring the last of them. Every score becomes a response, words its comment or"
                    + " feedback of their own; the link is used up. The same request again gets the same answer,"
                    + " another one 410 `link-used`. 422 `answers-incomplete` where something is missing.")
    @APIResponse(responseCode = "200", description = "They are recorded.")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "410", description = GONE)
    @APIResponse(responseCode = "422", description = "Something is missing that must be answered.")
    public Uni<RestResponse<SheetView.Receipt>> complete(
            @PathParam("token")
                    @Parameter(description = TOKEN, schema = @Schema(type = SchemaType.STRING, maxLength = 43))
                    String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = LANGUAGES) @Nullable String languages,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = AnswersForm.class)))
                    @Valid @Nullable AnswersForm form) {
        return answers.complete(token, form == null ? Map.of() : form.answers(), languages)
                .map(receipt -> inLanguage(receipt, receipt.language()));
    }

    private static RestResponse<SheetView> sheet(SheetView sheet) {
        return inLanguage(sheet, sheet.language());
    }

    private static <T> RestResponse<T> inLanguage(T body, String language) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
