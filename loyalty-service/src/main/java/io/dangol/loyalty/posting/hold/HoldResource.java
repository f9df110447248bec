package io.dangol.loyalty.posting.hold;

import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/v1/holds`.
@Path("/v1/holds")
@Tag(name = "Holds", description = "Points set aside until they are captured, released, or their time is over.")
public class HoldResource {
    private static final String ID = "The hold's id.";
    private static final String ID_EXAMPLE = "hld_01kazf1vc0w8m6p4x2d7q9r5tn";

    private final HoldService holds;
    private final Caller caller;

    HoldResource(HoldService holds, Caller caller) {
        this.holds = holds;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "placeHold",
            summary = "Set points aside",
            description =
                    "Held points cannot be spent. The same key with the same request gets the same answer, with `Idempotency-Replayed: true`: the hold as it was placed, whatever became of it since.")
    @APIResponse(responseCode = "201", description = "The hold, and the balance after.")
    public Uni<RestResponse<HoldView>> place(@NotNull(message = "is required") HoldRequest request) {
        return holds.place(caller.requiredKey(), caller.subject(), request).map(Reply::toResponse);
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listHolds",
            summary = "List holds, the newest first",
            description = "Customers name their own account.")
    @APIResponse(responseCode = "200", description = "A page of holds.")
    @APIResponse(responseCode = "404", description = "There is no such account, or not for this caller.")
    public Uni<Page<HoldView>> list(
            @Parameter(
                            description = "Only of this account.",
                            example = "acc_01kazf1v9cfnkbx8t2p6w0s3jd",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 30))
                    @QueryParam("account")
                    @Nullable String account,
            @Parameter(
                            description = "Only in this state.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"open", "captured", "released", "expired"}))
                    @QueryParam("state")
                    @Nullable String state,
            @BeanParam PageQuery query) {
        return holds.list(HoldFilter.of(account, state), Reader.of(caller), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getHold", summary = "Get a hold as it is now", description = "Customers see their own.")
    @APIResponse(responseCode = "200", description = "The hold.")
    public Uni<HoldView> get(@Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return holds.get(uuid(id), Reader.of(caller));
    }

    @POST
    @Path("/{id}/capture")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "captureHold",
            summary = "Redeem what is held, all or part, once",
            description = "What is not redeemed goes back to the lots that it came from, with their dates.")
    public Uni<RestResponse<HoldView>> capture(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @NotNull(message = "is required") CaptureRequest request) {
        return holds.capture(caller.requiredKey(), caller.subject(), uuid(id), request)
                .map(Reply::toResponse);
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "releaseHold",
            summary = "Give back what is held, once",
            description = "The points go back to the lots that they came from, with their dates.")
    public Uni<RestResponse<HoldView>> release(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @NotNull(message = "is required") ReleaseRequest request) {
        return holds.release(caller.requiredKey(), caller.subject(), uuid(id), request)
                .map(Reply::toResponse);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(PublicIds.HOLD, id).orElseThrow(CommonProblem::notFound);
    }
}
