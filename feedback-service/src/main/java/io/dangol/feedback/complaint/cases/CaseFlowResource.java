package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.cases.CaseService.Decider;
import io.dangol.feedback.complaint.cases.CaseService.Decision;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The way of a case between its opening and its resolution, and after it.
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
public class CaseFlowResource {
    private final CaseService cases;
    private final Caller caller;

    CaseFlowResource(CaseService cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
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
        return cases.clocks(IdKind.CASE.inPath(id));
    }

    @POST
    @Path("/{id}/assess")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "assessCase",
            summary = "Say how bad a case is",
            description =
                    "The promises of its priority hold from then on, for running clocks too. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is assessed.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> assess(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AssessCase request) {
        return decide(
                id,
                Decider.of(caller, key, ifMatch),
                "assess-case",
                request,
                (found, now) -> CaseFlow.assess(
                        found, request.severity(), request.impact(), request.priority(), request.remedySought(), now));
    }

    @POST
    @Path("/{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "assignCase",
            summary = "Give a case to somebody, or to nobody",
            description = "Whom is in no event. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is assigned.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> assign(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AssignCase request) {
        return decide(
                id,
                Decider.of(caller, key, ifMatch),
                "assign-case",
                request,
                (found, now) -> CaseFlow.assign(found, request.assignee(), now));
    }

    @POST
    @Path("/{id}/respond")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "respondCase",
            summary = "Note that a person answered the customer",
            description =
                    "It acknowledges an open case, and promises the next answer anew. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is noted.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> respond(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RespondCase request) {
        return decide(
                id,
                Decider.of(caller, key, ifMatch),
                "respond-case",
                request,
                (found, now) -> CaseFlow.respond(found, request.channel(), now));
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "pauseCase",
            summary = "Stop the clocks of a case for a while",
            description = "Refusal (422): `case-paused`. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "Its time does not count.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> pause(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid PauseCase request) {
        return decide(
                id,
                Decider.of(caller, key, ifMatch),
                "pause-case",
                request,
                (found, now) -> CaseFlow.pause(found, request.reason(), now));
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "resumeCase",
            summary = "Let the clocks of a case run again",
            description = "Refusal (422): `case-not-paused`. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "Its time counts.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> resume(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(
                id, Decider.of(caller, key, ifMatch), "resume-case", "", (found, now) -> CaseFlow.resume(found, now));
    }

    @POST
    @Path("/{id}/escalate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "escalateCase",
            summary = "Tell somebody above of a case",
            description = "One level up; clocks escalate by themselves. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is escalated.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> escalate(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid EscalateCase request) {
        return decide(
                id,
                Decider.of(caller, key, ifMatch),
                "escalate-case",
                request,
                (found, now) -> CaseFlow.escalate(found, request.to(), now));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "confirmCase",
            summary = "Note that the customer agrees",
            description =
                    "Refusals (422): `case-not-resolved`, `case-confirmed`, `case-closed`. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is confirmed.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> confirm(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(
                id, Decider.of(caller, key, ifMatch), "confirm-case", "", (found, now) -> CaseFlow.confirm(found, now));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "closeCase",
            summary = "Put a resolved case away",
            description =
                    "Confirmed or not. Refusals (422): `case-not-resolved`, `case-closed`. `If-Match` is honoured if it is sent.")
    @APIResponse(
            responseCode = "200",
            description = "It is closed.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> close(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decide(
                id, Decider.of(caller, key, ifMatch), "close-case", "", (found, now) -> CaseFlow.close(found, now));
    }

    private Uni<Response> decide(String id, Decider decider, String operation, Object request, Decision decision) {
        return cases.decide(IdKind.CASE.inPath(id), decider, operation, request, decision)
                .map(reply -> reply.toResponse());
    }
}
