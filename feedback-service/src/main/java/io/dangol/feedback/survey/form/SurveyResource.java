package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys", description = "What customers are asked, and what makes us ask.")
public class SurveyResource {
    private final SurveyService surveys;
    private final SurveyChangeService changes;
    private final Caller caller;

    SurveyResource(SurveyService surveys, SurveyChangeService changes, Caller caller) {
        this.surveys = surveys;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "createSurvey",
            summary = "Make a survey",
            description = "It is a draft until it is activated. At most 1,000: 422 `too-many-surveys`.")
    @APIResponse(
            responseCode = "201",
            description = "It is made.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid SurveyForm request) {
        return surveys.create(request, caller.subject(), caller.key(key)).map(Reply::toResponse);
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listSurveys", summary = "List surveys, the newest first")
    public Uni<Page<SurveyView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = SurveyState.class)) @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return surveys.list(SurveyState.inQuery(state), PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getSurvey", summary = "Get a survey in its present wording")
    @APIResponse(
            responseCode = "200",
            description = "The survey, with its version as `ETag`.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        return surveys.get(IdKind.SURVEY.inPath(id)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listSurveyVersions",
            summary = "List the versions of a survey's wording, the newest first",
            description = "A version never changes; an answer is one to the version that was asked.")
    public Uni<Page<SurveyView.VersionView>> versions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return surveys.versions(IdKind.SURVEY.inPath(id), PageRequest.of(limit, cursor, count));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "changeSurvey",
            summary = "Change a survey",
            description = "A merge patch (RFC 7396); `questions` are replaced whole. Another wording is a new version,"
                    + " which invitations ask from then on. `If-Match` is required: 428 without. 422"
                    + " `question-kind-fixed` where a question would change its kind, 422 `trigger-kind-fixed` where a"
                    + " survey that was activated would change its trigger's.")
    @APIResponse(
            responseCode = "200",
            description = "The survey after the change.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = SurveyForm.class)))
                    @NotNull JsonNode patch) {
        return changes.change(IdKind.SURVEY.inPath(id), ifMatch, caller.subject(), patch)
                .map(Reply::toResponse);
    }

    @POST
    @Path("/{id}/activate")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "activateSurvey",
            summary = "Begin to ask, or go on after a pause",
            description = "422 `survey-ended` where it has ended.")
    @APIResponse(
            responseCode = "200",
            description = "The survey, which asks.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> activate(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "activate-survey", key, ifMatch, Survey::activate);
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "pauseSurvey",
            summary = "Ask nobody for a while",
            description = "Links that were given out can still be answered.")
    @APIResponse(
            responseCode = "200",
            description = "The survey, which asks nobody.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> pause(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "pause-survey", key, ifMatch, Survey::pause);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "endSurvey",
            summary = "Never ask again",
            description = "Links that were given out can be answered until they expire; revoke those that should not.")
    @APIResponse(
            responseCode = "200",
            description = "The survey, which has ended.",
            content = @Content(schema = @Schema(implementation = SurveyView.class)))
    public Uni<Response> end(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "end-survey", key, ifMatch, Survey::end);
    }

    private Uni<Response> move(
            String id,
            String operation,
            @Nullable String key,
            @Nullable String ifMatch,
            BiConsumer<Survey, Instant> decision) {
        return changes.move(IdKind.SURVEY.inPath(id), operation, ifMatch, caller.key(key), decision)
                .map(Reply::toResponse);
    }
}
