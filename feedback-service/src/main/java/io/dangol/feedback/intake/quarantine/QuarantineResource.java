package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.intake.delivery.Receipt;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine", description = "Deliveries that verified and could not be understood.")
public class QuarantineResource {
    private final QuarantineService quarantine;
    private final Caller caller;

    QuarantineResource(QuarantineService quarantine, Caller caller) {
        this.quarantine = quarantine;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listQuarantined", summary = "List quarantined deliveries, the newest first")
    public Uni<Page<QuarantinedView>> list(
            @QueryParam("state")
                    @Parameter(schema = @Schema(enumeration = {"waiting", "replayed", "discarded"}))
                    @Nullable String state,
            @QueryParam("source") @Parameter(description = "The id of their source.") @Nullable String source,
            @BeanParam PageQuery query) {
        return quarantine.list(QuarantineFilter.of(state, source), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "getQuarantined", summary = "Get a quarantined delivery with its body")
    public Uni<QuarantinedView> get(@PathParam("id") String id) {
        return quarantine.get(IdKind.QUARANTINED.inPath(id));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "replayQuarantined",
            summary = "Record a quarantined delivery after all",
            description = "With what it should have said, in Dangol's form or in the source's own; the body may be left"
                    + " out to read once more what it says, by the mapping of today. Refusals: 422 `not-understood`,"
                    + " 409 `already-replayed`, `already-discarded`, `feedback-differs`. Content that differs from what is"
                    + " recorded under its `externalRef` is the next version of it, unless that was received later or said"
                    + " by another customer: then it is `feedback-differs`.")
    public Uni<RestResponse<Receipt>> replay(@PathParam("id") String id, @Valid @Nullable ReplayDelivery request) {
        return quarantine
                .replay(IdKind.QUARANTINED.inPath(id), request, caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "discardQuarantined",
            summary = "Let a quarantined delivery go",
            description = "It stays readable for 30 days. Refusals: 409 `already-replayed`, `already-discarded`.")
    public Uni<RestResponse<QuarantinedView>> discard(
            @PathParam("id") String id, @NotNull @Valid DiscardDelivery request) {
        return quarantine
                .discard(IdKind.QUARANTINED.inPath(id), request, caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }
}
