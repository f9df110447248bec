package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.compensation.CompensationService.Decider;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    @Idempotent
    @Operation(
            operationId = "compensateCase",
            summary = "Propose points for a customer's trouble",
            description = "What the token's role may grant alone is `approved` at once, and becomes the customer's"
                    + " points exactly once; more is `proposed`, and a second person decides. Refusals (422):"
                    + " `case-without-customer`, `compensation-over-limit`, `compensation-over-customer-limit`.")
    @APIResponse(responseCode = "201", description = "It is approved or proposed, as its state says.")
    public Uni<RestResponse<CompensationView>> propose(
            @PathParam("id") String id, @NotNull @Valid ProposeCompensation request) {
        return compensations
                .propose(new CaseId(IdKind.CASE.inPath(id)), request, decider(null))
                .map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCaseCompensations", summary = "List the compensations of a case, the newest first")
    public Uni<Page<CompensationView>> list(@PathParam("id") String id, @BeanParam PageQuery query) {
        return compensations.list(new CaseId(IdKind.CASE.inPath(id)), query.page());
    }

    @GET
    @Path("/{compensationId}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getCaseCompensation", summary = "Get a compensation")
    public Uni<RestResponse<CompensationView>> get(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId) {
        return compensations
                .get(new CaseId(IdKind.CASE.inPath(id)), new CompensationId(IdKind.COMPENSATION.inPath(compensationId)))
                .map(found -> EntityTag.ok(CompensationView.of(found), found.version()));
    }

    @POST
    @Path("/{compensationId}/approve")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "approveCompensation",
            summary = "Approve a proposed compensation",
            description = "By somebody else than who proposed it: 422 `second-person-required`. `If-Match` is honoured"
                    + " if it is sent. Further refusals (422): `compensation-not-proposed`, `compensation-over-limit`,"
                    + " `compensation-over-customer-limit`.")
    public Uni<RestResponse<CompensationView>> approve(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return compensations
                .approve(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        decider(ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{compensationId}/decline")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "declineCompensation",
            summary = "Decline a proposed compensation",
            description = "`If-Match` is honoured if it is sent. Refusal (422): `compensation-not-proposed`.")
    public Uni<RestResponse<CompensationView>> decline(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return compensations
                .decline(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        decider(ifMatch))
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{compensationId}/reverse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "reverseCompensation",
            summary = "Take an approved compensation back",
            description = "Loyalty takes the points back once, as far as its programme lets an account fall."
                    + " `If-Match` is honoured if it is sent. Refusal (422): `compensation-not-approved`.")
    public Uni<RestResponse<CompensationView>> reverse(
            @PathParam("id") String id,
            @PathParam("compensationId") @Parameter(description = ID) String compensationId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ReverseCompensation request) {
        return compensations
                .reverse(
                        new CaseId(IdKind.CASE.inPath(id)),
                        new CompensationId(IdKind.COMPENSATION.inPath(compensationId)),
                        request,
                        decider(ifMatch))
                .map(reply -> reply.toResponse());
    }

    private Decider decider(@Nullable String ifMatch) {
        boolean mayGrantMore = caller.is(Roles.OPERATOR) || caller.is(Roles.MARKETER);
        return new Decider(caller.subject(), mayGrantMore, caller.key(), ifMatch);
    }
}
