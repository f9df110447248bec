package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identifiers;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.security.SourceNames;
import io.dangol.kit.text.TextRules;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Purchases over HTTP.
@Path("/v1/purchases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Purchases", description = "What customers bought.")
public class PurchaseResource {
    private final PurchaseService purchases;
    private final Caller caller;
    private final SourceNames sources;

    PurchaseResource(PurchaseService purchases, Caller caller, SourceNames sources) {
        this.purchases = purchases;
        this.caller = caller;
        this.sources = sources;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "recordPurchase",
            summary = "Record a purchase",
            description = "A source's order is recorded once. Sent again with the same content it is answered with the"
                    + " stored purchase; with other content it is refused. Without a customer it is a sale that can be"
                    + " claimed later. Returns that waited for the order are applied to it. A partner records for its"
                    + " own source, and names customers by its own ids only.")
    @APIResponse(responseCode = "201", description = "The purchase is recorded.")
    @APIResponse(responseCode = "200", description = "The same purchase was recorded before; nothing happened.")
    @APIResponse(
            responseCode = "409",
            description = "`purchase-differs`: the source used this order id before for another purchase.")
    @APIResponse(responseCode = "422", description = "`unknown-customer`: no customer has this id.")
    public Uni<RestResponse<PurchaseView>> record(@NotNull PurchaseRequest request) {
        String source = caller.sourceOf(request.source());
        caller.requireMayNameCustomer(
                request.customer() == null ? null : request.customer().id());
        IdempotencyKey required = caller.requiredKey();
        Uni<PurchaseRequest> resolved = source == null
                ? Uni.createFrom().item(request)
                : sources.resolve("source", source).map(request::from);
        return resolved.flatMap(known -> purchases.record(required, known)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Versioned
    @Operation(operationId = "getPurchase", summary = "Read a purchase")
    public Uni<RestResponse<PurchaseView>> get(@PathParam("id") String id) {
        return purchases
                .find(PurchaseId.of(id))
                .invoke(this::requireMaySee)
                .map(purchase -> EntityTag.ok(PurchaseView.of(purchase), purchase.version()));
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Operation(
            operationId = "listPurchases",
            summary = "List purchases",
            description = "In the order in which they were recorded: everybody's, or those of `customerId`; with"
                    + " `source` and `orderId`, the one whom they name. A customer names themselves, a partner an"
                    + " order of its own source.")
    @APIResponse(responseCode = "200", description = "A page of purchases.")
    @APIResponse(responseCode = "404", description = "There is no such customer, or not for this caller.")
    public Uni<Page<PurchaseView>> list(
            @Parameter(description = "Who bought.") @QueryParam("customerId") @Nullable String customerId,
            @Parameter(
                            description = "Who told of the purchase, by name or id; together with"
                                    + " `orderId`. A partner may leave its own out.")
                    @QueryParam("source")
                    @Nullable String source,
            @Parameter(description = "The source's id of the purchase.") @QueryParam("orderId") @Nullable String orderId,
            @BeanParam PageQuery query) {
        PageRequest page = query.page();
        if (source != null || orderId != null) {
            return ofOrder(source, orderId, customerId, query.count());
        }
        if (caller.is(Roles.PARTNER)) {
            throw CommonProblem.invalid("orderId", "is needed: a partner sees its own orders");
        }
        caller.requireMaySeeCustomer(customerId == null ? "" : customerId);
        return purchases.list(page, customerId == null ? null : CustomerId.of(customerId));
    }

    private Uni<Page<PurchaseView>> ofOrder(
            @Nullable String source, @Nullable String orderId, @Nullable String customerId, boolean count) {
        String named = caller.sourceOf(source);
        if (named == null || orderId == null || customerId != null) {
            throw CommonProblem.invalid(
                    named == null ? "source" : "orderId",
                    "must be given as source with orderId, and without customerId");
        }
        if (caller.is(Roles.CUSTOMER)) {
            throw CommonProblem.notFound();
        }
        String order = TextRules.requireIdentifier("orderId", orderId, PurchaseReader.ORDER_ID_LENGTH_MOST);
        return sources.resolve("source", TextRules.requireIdentifier("source", named, Identifiers.SOURCE_LENGTH_MOST))
                .flatMap(known -> purchases.ofOrder(known, order, count));
    }

    private void requireMaySee(Purchase purchase) {
        PurchaseSight.require(caller, purchase.source(), purchase.customerId());
    }
}
