package io.dangol.feedback.complaint;

import io.dangol.feedback.complaint.CaseService.Decider;
import io.dangol.feedback.feedback.FeedbackScope;
import io.dangol.feedback.id.IdKind;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "What went wrong for customers, and how it is put right.")
public class CaseResource {
    private final CaseOpeningService opening;
    private final CaseService cases;
    private final Caller caller;

    CaseResource(CaseOpeningService opening, CaseService cases, Caller caller) {
        this.opening = opening;
        this.cases = cases;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "openCase",
            summary = "Open a case",
            description = "About feedback that is there (409 `case-exists` if it has one), or about a complaint that"
                    + " is recorded with it. Complaints that come in open their cases by themselves.")
    @APIResponse(
            responseCode = "201",
            description = "It is open.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> open(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid OpenCase request) {
        return opening.open(request, FeedbackScope.of(caller), caller.key(key)).map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCases", summary = "List cases, the newest first")
    public Uni<Page<CaseView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CaseState.class)) @Nullable String state,
            @QueryParam("customerId") @Parameter(description = "Whose cases.") @Nullable String customerId,
            @QueryParam("feedbackId") @Parameter(description = "The feedback that it is about.") @Nullable String feedbackId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        CaseFilter filter = new CaseFilter(
                CaseState.inQuery(state),
                customerId == null ? null : IdKind.CUSTOMER.inQuery("customerId", customerId),
                feedbackId == null ? null : IdKind.FEEDBACK.inQuery("feedbackId", feedbackId));
        return cases.list(filter, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getCase", summary = "Get a case")
    @APIResponse(
            responseCode = "200",
            description = "The case, with its version as `ETag`.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        return cases.get(IdKind.CASE.inPath(id))
                .map(found -> Response.ok(CaseView.of(found))
                        .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                        .build());
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "acknowledgeCase",
            summary = "Acknowledge an open case",
            description = "`If-Match` is honoured if it is sent. A case that is not open: 422 `case-not-open`.")
    @APIResponse(
            responseCode = "200",
            description = "It is acknowledged.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> acknowledge(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.acknowledge(IdKind.CASE.inPath(id), decider(key, ifMatch)).map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "resolveCase",
            summary = "Put a case right",
            description = "A compensation becomes points of the customer within seconds, exactly once. `If-Match` is"
                    + " honoured if it is sent. Refusals (422): `case-already-resolved`, `case-without-customer`,"
                    + " `compensation-over-limit`.")
    @APIResponse(
            responseCode = "200",
            description = "It is resolved.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> resolve(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ResolveCase request) {
        return cases.resolve(IdKind.CASE.inPath(id), request, decider(key, ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "reopenCase",
            summary = "Take a resolved case up again",
            description = "`If-Match` is honoured if it is sent. A case that is not resolved: 422 `case-not-resolved`.")
    @APIResponse(
            responseCode = "200",
            description = "It is open again.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> reopen(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.reopen(IdKind.CASE.inPath(id), decider(key, ifMatch)).map(reply -> reply.toResponse());
    }

    private Decider decider(@Nullable String key, @Nullable String ifMatch) {
        boolean mayGrantMore = caller.is(Roles.OPERATOR) || caller.is(Roles.MARKETER);
        return new Decider(caller.subject(), mayGrantMore, caller.key(key), ifMatch);
    }
}
