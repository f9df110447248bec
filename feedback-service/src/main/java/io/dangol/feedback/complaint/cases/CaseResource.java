package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.cases.CaseService.Action;
import io.dangol.feedback.complaint.cases.CaseService.Decider;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.RecordedTimes;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "What went wrong for customers, and how it is put right.")
public class CaseResource {
    private final CaseOpeningService opening;
    private final CaseService cases;
    private final ResolutionService resolutions;
    private final Caller caller;

    CaseResource(CaseOpeningService opening, CaseService cases, ResolutionService resolutions, Caller caller) {
        this.opening = opening;
        this.cases = cases;
        this.resolutions = resolutions;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "openCase",
            summary = "Open a case",
            description = "About feedback that is there (409 `case-exists` if it has one), or about a complaint that"
                    + " is recorded with it. Complaints that come in open their cases by themselves.")
    @APIResponse(responseCode = "201", description = "It is open.")
    public Uni<RestResponse<CaseView>> open(@NotNull @Valid OpenCase request) {
        return opening.open(request, FeedbackScope.of(caller), caller.key()).map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCases", summary = "List cases, the newest first")
    public Uni<Page<CaseView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CaseState.class)) @Nullable String state,
            @QueryParam("customerId") @Parameter(description = "Whose cases.") @Nullable String customerId,
            @QueryParam("feedbackId") @Parameter(description = "The feedback that it is about.") @Nullable String feedbackId,
            @QueryParam("priority")
                    @Parameter(
                            description = "The policy that holds.",
                            schema = @Schema(implementation = Priority.class))
                    @Nullable String priority,
            @QueryParam("assignee")
                    @Parameter(
                            description = "Who works on it, by the token's subject.",
                            schema = @Schema(maxLength = 200))
                    @Nullable String assignee,
            @QueryParam("breached") @Parameter(description = "Whether a promise was broken.") @Nullable Boolean breached,
            @QueryParam("dueBefore")
                    @Parameter(
                            description = "With a clock that will be breached before then, unless something happens.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "date-time",
                                            maxLength = 40,
                                            examples = "2026-11-23T18:00:00+09:00"))
                    @Nullable String dueBefore,
            @BeanParam PageQuery query) {
        CaseFilter filter = new CaseFilter(
                CaseState.inQuery(state),
                customerId == null ? null : new CustomerId(IdKind.CUSTOMER.inQuery("customerId", customerId)),
                feedbackId == null ? null : IdKind.FEEDBACK.inQuery("feedbackId", feedbackId),
                priority(priority),
                assignee,
                breached,
                dueBefore == null ? null : time(dueBefore));
        return cases.list(filter, query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getCase", summary = "Get a case")
    public Uni<RestResponse<CaseView>> get(@PathParam("id") String id) {
        return cases.get(new CaseId(IdKind.CASE.inPath(id)))
                .map(found -> EntityTag.ok(CaseView.of(found), found.version()));
    }

    @GET
    @Path("/{id}/clocks")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listCaseClocks",
            summary = "Why a case is late, or when it will be",
            description = "Every clock of the case with its whole history, in Korean and English words: what was"
                    + " promised by which version of the policy, what had counted when, pauses, changes, holidays that"
                    + " did not count, the breach and the escalations.")
    public Uni<CaseClocksView> clocks(@PathParam("id") String id) {
        return cases.clocks(new CaseId(IdKind.CASE.inPath(id)));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "acknowledgeCase",
            summary = "Acknowledge an open case",
            description = "`If-Match` is honoured if it is sent. A case that is not open: 422 `case-not-open`.")
    public Uni<RestResponse<CaseView>> acknowledge(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(id, ifMatch, "acknowledge-case", "", Case::acknowledge);
    }

    @POST
    @Path("/{id}/assess")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "assessCase",
            summary = "Say how bad a case is",
            description =
                    "The promises of its priority hold from then on, for running clocks too. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> assess(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AssessCase request) {
        return decide(
                id,
                ifMatch,
                "assess-case",
                request,
                (found, now) -> found.assess(
                        request.severity(), request.impact(), request.priority(), request.remedySought(), now));
    }

    @POST
    @Path("/{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "assignCase",
            summary = "Give a case to somebody, or to nobody",
            description = "Whom is in no event. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> assign(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AssignCase request) {
        return decide(id, ifMatch, "assign-case", request, (found, now) -> found.assign(request.assignee(), now));
    }

    @POST
    @Path("/{id}/respond")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "respondCase",
            summary = "Note that a person answered the customer",
            description =
                    "It acknowledges an open case, and promises the next answer anew. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> respond(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RespondCase request) {
        return decide(id, ifMatch, "respond-case", request, (found, now) -> found.respond(request.channel(), now));
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "pauseCase",
            summary = "Stop the clocks of a case for a while",
            description = "Refusal (422): `case-paused`. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> pause(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid PauseCase request) {
        return decide(id, ifMatch, "pause-case", request, (found, now) -> found.pause(request.reason(), now));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "resumeCase",
            summary = "Let the clocks of a case run again",
            description = "Refusal (422): `case-not-paused`. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> resume(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(id, ifMatch, "resume-case", "", Case::resume);
    }

    @POST
    @Path("/{id}/escalate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "escalateCase",
            summary = "Tell somebody above of a case",
            description = "One level up; clocks escalate by themselves. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> escalate(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid EscalateCase request) {
        return decide(id, ifMatch, "escalate-case", request, (found, now) -> found.escalate(request.to(), now));
    }

    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "resolveCase",
            summary = "Put a case right",
            description = "A compensation becomes points of the customer within seconds, exactly once. `If-Match` is"
                    + " honoured if it is sent. Refusals (422): `case-already-resolved`, `case-without-customer`,"
                    + " `compensation-over-limit`, `compensation-over-customer-limit`.")
    public Uni<RestResponse<CaseView>> resolve(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ResolveCase request) {
        return resolutions
                .resolve(new CaseId(IdKind.CASE.inPath(id)), request, decider(ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "confirmCase",
            summary = "Note that the customer agrees",
            description =
                    "Refusals (422): `case-not-resolved`, `case-confirmed`, `case-closed`. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> confirm(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(id, ifMatch, "confirm-case", "", Case::confirm);
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "closeCase",
            summary = "Put a resolved case away",
            description =
                    "Confirmed or not. Refusals (422): `case-not-resolved`, `case-closed`. `If-Match` is honoured if it is sent.")
    public Uni<RestResponse<CaseView>> close(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(id, ifMatch, "close-case", "", Case::close);
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "reopenCase",
            summary = "Take a resolved or closed case up again",
            description =
                    "`If-Match` is honoured if it is sent. Its clocks start anew. A case that is not resolved: 422 `case-not-resolved`.")
    public Uni<RestResponse<CaseView>> reopen(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(id, ifMatch, "reopen-case", "", Case::reopen);
    }

    private static @Nullable String priority(@Nullable String named) {
        if (named != null && Priority.parse(named).isEmpty()) {
            throw CommonProblem.invalid("priority", "must be urgent, high, normal or low");
        }
        return named;
    }

    private static Instant time(String text) {
        try {
            return RecordedTimes.require("dueBefore", OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException none) {
            throw CommonProblem.invalid("dueBefore", "must be a time with its zone, as RFC 3339 says");
        }
    }

    private Decider decider(@Nullable String ifMatch) {
        return Decider.of(caller, ifMatch);
    }

    private Uni<RestResponse<CaseView>> decide(
            String id, @Nullable String ifMatch, String operation, Object request, Action action) {
        return cases.decide(new CaseId(IdKind.CASE.inPath(id)), decider(ifMatch), operation, request, action)
                .map(reply -> reply.toResponse());
    }
}
