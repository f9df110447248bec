package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.time.Instant;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    @Idempotent
    @Operation(
            operationId = "createSurvey",
            summary = "Make a survey",
            description = "It is a draft until it is activated. At most 1,000: 422 `too-many-surveys`.")
    @APIResponse(responseCode = "201", description = "It is made.")
    public Uni<RestResponse<SurveyView>> create(@NotNull @Valid SurveyForm request) {
        return surveys.create(request, caller.subject(), caller.key()).map(Reply::toResponse);
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listSurveys", summary = "List surveys, the newest first")
    public Uni<Page<SurveyView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = SurveyState.class)) @Nullable String state,
            @BeanParam PageQuery query) {
        return surveys.list(SurveyState.inQuery(state), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getSurvey", summary = "Get a survey in its present wording")
    public Uni<RestResponse<SurveyView>> get(@PathParam("id") String id) {
        return surveys.get(IdKind.SURVEY.inPath(id)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listSurveyVersions",
            summary = "List the versions of a survey's wording, the newest first",
            description = "A version never changes; an answer is one to the version that was asked.")
    public Uni<Page<SurveyView.VersionView>> versions(@PathParam("id") String id, @BeanParam PageQuery query) {
        return surveys.versions(IdKind.SURVEY.inPath(id), query.page());
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
    public Uni<RestResponse<SurveyView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(SurveyForm.class) @NotNull JsonNode patch) {
        return changes.change(IdKind.SURVEY.inPath(id), ifMatch, caller.subject(), patch)
                .map(Reply::toResponse);
    }

    @POST
    @Path("/{id}/activate")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "activateSurvey",
            summary = "Begin to ask, or go on after a pause",
            description = "422 `survey-ended` where it has ended.")
    public Uni<RestResponse<SurveyView>> activate(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "activate-survey", ifMatch, Survey::activate);
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "pauseSurvey",
            summary = "Ask nobody for a while",
            description = "Links that were given out can still be answered.")
    public Uni<RestResponse<SurveyView>> pause(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "pause-survey", ifMatch, Survey::pause);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "endSurvey",
            summary = "Never ask again",
            description = "Links that were given out can be answered until they expire; revoke those that should not.")
    public Uni<RestResponse<SurveyView>> end(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return move(id, "end-survey", ifMatch, Survey::end);
    }

    private Uni<RestResponse<SurveyView>> move(
            String id, String operation, @Nullable String ifMatch, BiConsumer<Survey, Instant> decision) {
        return changes.move(IdKind.SURVEY.inPath(id), operation, ifMatch, caller.key(), decision)
                .map(Reply::toResponse);
    }
}
