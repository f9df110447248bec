package io.dangol.loyalty.member.pool;

import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/v1/pools`.
@Path("/v1/pools")
@Tag(name = "Pools", description = "Members who share an account.")
public class PoolResource {
    private static final String ID = "The pool's id.";
    private static final String ID_EXAMPLE = "pol_01kazf1vd3w8m6p4x2d7q9r5tn";
    private static final String CUSTOMER_EXAMPLE = "cus_01kazf1v8qe9yvgx7d3t5m2r4h";

    private final PoolService pools;
    private final Caller caller;

    PoolResource(PoolService pools, Caller caller) {
        this.pools = pools;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent
    @Operation(
            operationId = "createPool",
            summary = "Make a pool, with its head as the first member",
            description =
                    "While somebody is in a pool, what they earn by purchases and compensations goes to its account; their own keeps what it has.")
    @APIResponse(responseCode = "201", description = "The pool.")
    public Uni<RestResponse<PoolView>> create(@Valid @NotNull(message = "is required") PoolRequest request) {
        return pools.create(caller.key(), named("head", request.head()), request)
                .map(Reply::toResponse);
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listPools",
            summary = "List the pools, or the one that a customer is in",
            description = "Customers find their own only.")
    @APIResponse(responseCode = "200", description = "A page of pools.")
    @APIResponse(responseCode = "404", description = "There is no such customer, or not for this caller.")
    public Uni<Page<PoolView>> list(
            @Parameter(
                            description = "Only the pool that this customer is in.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 30),
                            example = CUSTOMER_EXAMPLE)
                    @QueryParam("customer")
                    @Nullable String customer,
            @BeanParam PageQuery query) {
        Optional<CustomerId> wanted = customer == null ? reader() : Optional.of(named("customer", customer));
        if (customer != null) {
            caller.requireMaySeeCustomer(customer);
        }
        return pools.list(wanted, query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getPool",
            summary = "Get a pool with its members",
            description = "Customers see the one that they are in.")
    @APIResponse(responseCode = "200", description = "The pool.")
    public Uni<PoolView> get(@Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return pools.get(poolId(id), reader());
    }

    @POST
    @Path("/{id}/members")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "joinPool",
            summary = "Let a customer join a pool",
            description = "At most 10 customers are in a pool, each in one. One who is in it already stays.")
    @APIResponse(responseCode = "200", description = "The pool with the customer.")
    public Uni<PoolView> join(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @Valid @NotNull(message = "is required") PoolMemberRequest request) {
        return pools.join(poolId(id), named("customer", request.customer()));
    }

    @DELETE
    @Path("/{id}/members/{customerId}")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "leavePool",
            summary = "Let a member leave a pool",
            description = "The points stay with the pool. The head cannot leave.")
    @APIResponse(responseCode = "204", description = "They have left.")
    public Uni<Void> leave(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @Parameter(description = "The customer's id.", example = CUSTOMER_EXAMPLE) @PathParam("customerId")
                    String customerId) {
        return pools.leave(
                poolId(id),
                PublicId.parse(PublicIds.CUSTOMER, customerId)
                        .map(CustomerId::new)
                        .orElseThrow(CommonProblem::notFound));
    }

    /// The customer who reads; empty for those who may see every pool.
    private Optional<CustomerId> reader() {
        return caller.is(Roles.CUSTOMER)
                ? Optional.of(caller.customerId()
                        .flatMap(id -> PublicId.parse(PublicIds.CUSTOMER, id).map(CustomerId::new))
                        .orElseThrow(CommonProblem::notFound))
                : Optional.empty();
    }

    private static PoolId poolId(String id) {
        return PublicId.parse(PublicIds.POOL, id).map(PoolId::new).orElseThrow(CommonProblem::notFound);
    }

    private static CustomerId named(String field, String customer) {
        return PublicId.parse(PublicIds.CUSTOMER, customer)
                .map(CustomerId::new)
                .orElseThrow(() -> CommonProblem.invalid(field, "must be a customer's id"));
    }
}
