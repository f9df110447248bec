package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.purchase.PurchaseSight;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// The returns of a purchase over HTTP.
@Path("/v1/purchases/{id}/returns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Returns", description = "What customers gave back of what they bought.")
public class ReturnResource {
    private final ReturnService returns;
    private final Caller caller;

    ReturnResource(ReturnService returns, Caller caller) {
        this.returns = returns;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "recordReturn",
            summary = "Record a return",
            description = "A return of a purchase, or of a part of it, is recorded once under the source's id of it."
                    + " Sent again with the same content it is answered with the stored return; with other content it"
                    + " is refused. All returns of a purchase together are never more than its total.")
    @APIResponse(responseCode = "201", description = "The return is recorded.")
    @APIResponse(responseCode = "200", description = "The same return was recorded before; nothing happened.")
    @APIResponse(
            responseCode = "409",
            description = "`return-differs`: the purchase has another return under this return id.")
    @APIResponse(
            responseCode = "422",
            description = "`return-exceeds-purchase`: all returns together would be more than the purchase;"
                    + " `return-currency-differs`: the purchase was paid in another currency;"
                    + " `return-before-purchase`: nothing is returned before it was bought;"
                    + " `too-many-returns`: a purchase has at most 1,000 returns;"
                    + " `purchase-cancelled`: the purchase was cancelled.")
    public Uni<RestResponse<ReturnView>> record(@PathParam("id") String id, @NotNull ReturnRequest request) {
        return returns.record(caller.requiredKey(), PurchaseId.of(id), request, this::requireMaySee)
                .map(Reply::toResponse);
    }

    @GET
    @Path("/{returnId}")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Versioned
    @Operation(operationId = "getReturn", summary = "Read a return")
    public Uni<RestResponse<ReturnView>> get(@PathParam("id") String id, @PathParam("returnId") String returnId) {
        ReturnId wanted = ReturnId.of(returnId);
        return returns.find(PurchaseId.of(id), wanted, this::requireMaySee).map(view -> EntityTag.ok(view, 1));
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Operation(
            operationId = "listReturns",
            summary = "List the returns of a purchase",
            description = "In the order in which they were recorded.")
    public Uni<Page<ReturnView>> list(@PathParam("id") String id, @BeanParam PageQuery query) {
        return returns.list(query.page(), PurchaseId.of(id), this::requireMaySee);
    }

    private void requireMaySee(PurchaseBalance purchase) {
        PurchaseSight.require(caller, purchase);
    }
}
