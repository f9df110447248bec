package io.dangol.customer.history.purchase;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/// What changes a purchase, and its versions, over HTTP.
@Path("/v1/purchases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Purchases")
public class PurchaseChangeResource {
    private final PurchaseChangeService changes;
    private final PurchaseService purchases;
    private final Caller caller;

    PurchaseChangeResource(PurchaseChangeService changes, PurchaseService purchases, Caller caller) {
        this.changes = changes;
        this.purchases = purchases;
        this.caller = caller;
    }

    @POST
    @Path("/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "claimPurchase",
            summary = "Name the customer of a sale",
            description = "Gives a purchase that was recorded without a customer its customer, once. Claimed again by"
                    + " the same customer it is answered as it is. `purchase.recorded` tells of the purchase as it"
                    + " holds now, and `purchase.returned` of each return that it has. An externalId is the id that"
                    + " the purchase's source has for the customer; a partner sends no other.")
    @APIResponse(responseCode = "200", description = "The purchase, which has its customer.")
    @APIResponse(responseCode = "409", description = "`purchase-claimed`: the purchase has another customer.")
    @APIResponse(
            responseCode = "422",
            description = "`purchase-cancelled`: the purchase was cancelled; `unknown-customer`: no customer has this"
                    + " id.")
    public Uni<RestResponse<PurchaseView>> claim(@PathParam("id") String id, @NotNull ClaimRequest request) {
        caller.requireMayNameCustomer(
                request.customer() == null ? null : request.customer().id());
        return changes.claim(asked(id), request).map(Reply::toResponse);
    }

    @POST
    @Path("/correct")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "correctPurchase",
            summary = "Correct a purchase",
            description = "Replaces what holds of a purchase as a whole; its source, order and customer stay. What"
                    + " held before is kept as a version. Where nothing changes, nothing happens. `purchase.corrected`"
                    + " tells what holds now and what held before.")
    @APIResponse(responseCode = "200", description = "The purchase as it holds from now on.")
    @APIResponse(
            responseCode = "422",
            description = "`purchase-cancelled`: the purchase was cancelled; `correction-currency-differs`: it was"
                    + " paid in another currency; `correction-below-returns`: more than the new total was returned"
                    + " already; `correction-after-return`: something was returned before the new time;"
                    + " `too-many-versions`: it has 1,000 versions beside those that returns made.")
    public Uni<RestResponse<PurchaseView>> correct(
            @PathParam("id") String id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull CorrectionRequest request) {
        return changes.correct(asked(id), required(ifMatch), request).map(Reply::toResponse);
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "cancelPurchase",
            summary = "Cancel a purchase",
            description = "Cancels a purchase of which nothing was returned, for good. One that was cancelled before is"
                    + " answered as it is. `purchase.cancelled` tells of it.")
    @APIResponse(responseCode = "200", description = "The purchase, which is cancelled.")
    @APIResponse(
            responseCode = "422",
            description = "`purchase-has-returns`: something was returned; record a return of the rest instead.")
    public Uni<RestResponse<PurchaseView>> cancel(
            @PathParam("id") String id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull CancellationRequest request) {
        return changes.cancel(asked(id), required(ifMatch), request).map(Reply::toResponse);
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listPurchaseVersions",
            summary = "List the versions of a purchase",
            description = "What held from each version on, in their order. Versions that returns made are not among"
                    + " them: they change nothing of it.")
    public Uni<Page<VersionView>> versions(@PathParam("id") String id, @BeanParam PageQuery query) {
        return purchases.versions(query.page(), PurchaseId.of(id), purchase -> PurchaseSight.require(caller, purchase));
    }

    private PurchaseChangeService.Caller asked(String id) {
        IdempotencyKey key = caller.requiredKey();
        return new PurchaseChangeService.Caller(
                key, PurchaseId.of(id), caller.subject(), purchase -> PurchaseSight.require(caller, purchase));
    }

    private static String required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refusal(
                    CommonProblem.PRECONDITION_REQUIRED, "send If-Match with the ETag of the purchase as you read it");
        }
        return ifMatch;
    }
}
