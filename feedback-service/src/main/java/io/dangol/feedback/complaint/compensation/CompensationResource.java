package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.compensation.CompensationService.Decider;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.openapi.Versioned;
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

@Path("/v1/cases/{id}/compensations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compensations", description = "Points for customers' trouble: who may grant how many, who has to agree.")
public class CompensationResource {
    private static final String ID = "The compensation's id.";

    private final CompensationService compensations;
    private final Caller caller;

    CompensationResource(CompensationService compensations, Caller caller) {
        this.compensations = compensations;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "compensateCase",
            summary = "Propose points for a customer's trouble",
            description = "What the token's role may grant alone is `approved` at once, and becomes the customer's"
                    + " points exactly once; more is `proposed`, and a second person decides. Refusals (422):"
                    + " `case-without-customer`, `compensation-over-limit`, `compensation-over-customer-limit`.")
    @APIResponse(
            responseCode = "201",
            description = "It is approved or proposed, as its state says.",
            content = @Content(schema = @Schema(implementation = CompensationView.class)))
    public Uni<Response> propose(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid ProposeCompensation request) {
        return compensations
                .propose(new CaseId(IdKind.CASE.inPath(id)), request, decider(key, null))
                .map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCaseCompensations", summary = "List the compensations of a case, the newest first")
    public Uni<Page<CompensationView>> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return compensations.list(new CaseId(IdKind.CASE.inPath(id)), PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{compensationId}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getCaseCompensation", summary = "Get a compensation")
    @APIResponse(
            responseCode = "200",
            description = "The compensation, with its version as `ETag`.",
            content = @Content(schema = @Schema(implementation = CompensationView.class)))
    public Uni<Response> get(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId) {
        return compensations
                .get(new CaseId(IdKind.CASE.inPath(id)), new CompensationId(IdKind.COMPENSATION.inPath(compensationId)))
                .map(found -> Response.ok(CompensationView.of(found))
                        .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                        .build());
    }

    @POST
    @Path("/{compensationId}/approve")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "approveCompensation",
            summary = "Approve a proposed compensation",
            description = "By somebody else than who proposed it: 422 `second-person-required`. `If-Match` is honoured"
                    + " if it is sent. Further refusals (422): `compensation-not-proposed`, `compensation-over-limit`,"
                    + " `compensation-over-customer-limit`.")
    @APIResponse(
            responseCode = "200",
            description = "It is approved; the points follow within seconds.",
            content = @Content(schema = @Schema(implementation = CompensationView.class)))
    public Uni<Response> approve(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return compensations
                .approve(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        decider(key, ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{compensationId}/decline")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "declineCompensation",
            summary = "Decline a proposed compensation",
            description = "`If-Match` is honoured if it is sent. Refusal (422): `compensation-not-proposed`.")
    @APIResponse(
            responseCode = "200",
            description = "It is declined.",
            content = @Content(schema = @Schema(implementation = CompensationView.class)))
    public Uni<Response> decline(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return compensations
                .decline(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        decider(key, ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{compensationId}/reverse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "reverseCompensation",
            summary = "Take an approved compensation back",
            description = "Loyalty takes the points back once, as far as its programme lets an account fall."
                    + " `If-Match` is honoured if it is sent. Refusal (422): `compensation-not-approved`.")
    @APIResponse(
            responseCode = "200",
            description = "It is reversed.",
            content = @Content(schema = @Schema(implementation = CompensationView.class)))
    public Uni<Response> reverse(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReverseCompensation request) {
        return compensations
                .reverse(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        request,
                        decider(key, ifMatch))
                .map(reply -> reply.toResponse());
    }

    private Decider decider(@Nullable String key, @Nullable String ifMatch) {
        boolean mayGrantMore = caller.is(Roles.OPERATOR) || caller.is(Roles.MARKETER);
        return new Decider(caller.subject(), mayGrantMore, caller.key(key), ifMatch);
    }
}
