package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/adjustments`.
@Path("/v1/adjustments")
@Tag(name = "Adjustments", description = "Corrections and grants that are too much for one person.")
public class AdjustmentResource {
    private static final String ID = "The adjustment's id.";
    private static final String ID_EXAMPLE = "adj_01kazf1vd3w8m6p4x2d7q9r5tn";

    private final AdjustmentService adjustments;
    private final Caller caller;

    AdjustmentResource(AdjustmentService adjustments, Caller caller) {
        this.adjustments = adjustments;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listAdjustments",
            summary = "List the adjustments that needed a second person, the newest first")
    public Uni<Page<AdjustmentView>> list(
            @Parameter(
                            description = "Only those in this state.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"proposed", "approved", "rejected", "expired"}))
                    @QueryParam("state")
                    @Nullable String state,
            @BeanParam PageQuery query) {
        return adjustments.list(Optional.ofNullable(state).map(AdjustmentResource::state), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getAdjustment", summary = "Get an adjustment that needed a second person")
    @APIResponse(responseCode = "200", description = "The adjustment.")
    public Uni<AdjustmentView> get(@Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return adjustments.get(uuid(id));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "approveAdjustment",
            summary = "Approve an adjustment, as another person than proposed it",
            description = "It is posted, once. Approved again, the answer is the same.")
    @APIResponse(responseCode = "200", description = "The adjustment, with its transaction.")
    public Uni<AdjustmentView> approve(@Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return adjustments.approve(uuid(id), caller.subject());
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "rejectAdjustment",
            summary = "Reject an adjustment",
            description = "Nothing is posted. Rejected again, the answer is the same.")
    @APIResponse(responseCode = "200", description = "The adjustment.")
    public Uni<AdjustmentView> reject(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @Valid @NotNull(message = "is required") RejectionRequest request) {
        return adjustments.reject(uuid(id), caller.subject(), request.reason());
    }

    private static UUID uuid(String id) {
        return PublicId.parse(PublicIds.ADJUSTMENT, id).orElseThrow(CommonProblem::notFound);
    }

    private static AdjustmentState state(String name) {
        return AdjustmentState.of(name)
                .orElseThrow(() -> CommonProblem.invalid("state", "must be proposed, approved, rejected or expired"));
    }
}
