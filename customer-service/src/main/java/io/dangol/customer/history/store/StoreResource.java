package io.dangol.customer.history.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Stores over HTTP.
@Path("/v1/stores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stores", description = "Where purchases are made.")
public class StoreResource {
    private final StoreService stores;
    private final Caller caller;

    StoreResource(StoreService stores, Caller caller) {
        this.stores = stores;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listStores",
            summary = "List stores",
            description = "In the order in which they were entered. Filters go together: a store meets all of them.")
    public Uni<Page<StoreView>> list(
            @Parameter(description = "What purchases call it, exactly.", example = "gangnam")
                    @QueryParam("code")
                    @Nullable String code,
            @Parameter(description = "The region that it is in, exactly.", example = "KR-11")
                    @QueryParam("region")
                    @Nullable String region,
            @Parameter(description = "Whether it is open for business.") @QueryParam("active") @Nullable Boolean active,
            @BeanParam PageQuery query) {
        return stores.list(StoreFilter.of(code, region, active), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Versioned
    @Operation(operationId = "getStore", summary = "Read a store")
    public Uni<RestResponse<StoreView>> get(@PathParam("id") String id) {
        return stores.find(uuid(id)).map(StoreResource::tagged);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent
    @Operation(
            operationId = "createStore",
            summary = "Enter a store",
            description = "A purchase may name a store that is not entered.")
    @APIResponse(responseCode = "201", description = "The store is entered.")
    @APIResponse(responseCode = "409", description = "`store-code-taken`: there is a store with this code.")
    public Uni<RestResponse<StoreView>> create(@NotNull StoreForm form) {
        return stores.create(caller.key(), form).map(Reply::toResponse);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "changeStore",
            summary = "Change a store",
            description =
                    "A JSON merge patch (RFC 7396): a field that is null is removed, one that is absent stays. The"
                            + " code never changes.")
    public Uni<RestResponse<StoreView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(StoreForm.class) @NotNull JsonNode patch) {
        return stores.change(uuid(id), ifMatch, patch).map(StoreResource::tagged);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(StoreView.ID_PREFIX, id).orElseThrow(CommonProblem::notFound);
    }

    private static RestResponse<StoreView> tagged(StoreView store) {
        return EntityTag.ok(store, store.version());
    }
}
