package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseSight;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Returns that are told by themselves, and all returns, over HTTP.
@Path("/v1/returns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Returns")
public class ToldReturnResource {
    private final ReturnService returns;
    private final Caller caller;
    private final SourceNames sources;

    ToldReturnResource(ReturnService returns, Caller caller, SourceNames sources) {
        this.returns = returns;
        this.caller = caller;
        this.sources = sources;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent(required = true)
    @Operation(
            operationId = "tellReturn",
            summary = "Record a return by its order",
            description = "A return of an order that is recorded is a return of its purchase, as `recordReturn` records"
                    + " it. One of an order that is not known yet waits, and is applied or refused when the purchase is"
                    + " recorded. One without an order is a credit note, of which `credit.recorded` tells. Sent again"
                    + " with the same content it is answered with the stored return; with other content it is refused."
                    + " A partner tells of its own source, and names customers by its own ids only.")
    @APIResponse(responseCode = "201", description = "The return is recorded; `state` says what became of it.")
    @APIResponse(responseCode = "200", description = "The same return was recorded before; nothing happened.")
    @APIResponse(
            responseCode = "409",
            description = "`return-differs`: the order has another return under this return id, or the source another"
                    + " credit note.")
    @APIResponse(
            responseCode = "422",
            description = "Of a recorded order: `return-exceeds-purchase`, `return-currency-differs`,"
                    + " `return-before-purchase`, `too-many-returns`, `purchase-cancelled`, or"
                    + " `return-customer-differs`: the purchase has another customer. `unknown-customer`: no customer"
                    + " has this id.")
    public Uni<RestResponse<ReturnView>> record(@NotNull ToldReturnRequest request) {
        String source = caller.sourceOf(request.source());
        caller.requireMayNameCustomer(
                request.customer() == null ? null : request.customer().id());
        IdempotencyKey required = caller.requiredKey();
        Uni<ToldReturnRequest> resolved = source == null
                ? Uni.createFrom().item(request)
                : sources.resolve("source", source).map(request::from);
        return resolved.flatMap(known -> returns.record(required, known)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Versioned
    @Operation(operationId = "getToldReturn", summary = "Read a return in any state")
    public Uni<RestResponse<ReturnView>> get(@PathParam("id") String id) {
        return returns.find(ReturnId.of(id))
                .invoke(found -> PurchaseSight.require(caller, found.source(), found.customerId()))
                .map(found -> EntityTag.ok(ReturnView.of(found), found.version()));
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Operation(
            operationId = "listToldReturns",
            summary = "List returns in all states",
            description = "In the order in which they were told: everybody's, or those of `customerId`, of `state`, of"
                    + " `source`, or of `source` under its `returnId`. A customer names themselves; a partner sees those"
                    + " of its own source.")
    @APIResponse(responseCode = "200", description = "A page of returns.")
    @APIResponse(responseCode = "404", description = "There is no such customer, or not for this caller.")
    public Uni<Page<ReturnView>> list(
            @Parameter(
                            description = "What became of them.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"waiting", "applied", "refused", "credit"}))
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(description = "Who gave back.") @QueryParam("customerId") @Nullable String customerId,
            @Parameter(description = "Who told of the return, by name or id. A partner may leave its own out.")
                    @QueryParam("source")
                    @Nullable String source,
            @Parameter(
                            description = "The source's own id of the return; together with `source`.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = ReturnReader.RETURN_ID_LENGTH_MOST))
                    @QueryParam("returnId")
                    @Nullable String returnId,
            @BeanParam PageQuery query) {
        PageRequest page = query.page();
        caller.requireMaySeeCustomer(customerId == null ? "" : customerId);
        String named = caller.sourceOf(source);
        if (returnId != null && named == null) {
            throw CommonProblem.invalid("source", "is needed: returnId is an id of a source");
        }
        ReturnFilter filter = new ReturnFilter(
                state == null ? null : ReturnState.sent(state),
                customerId == null ? null : CustomerId.of(customerId),
                null,
                returnId == null
                        ? null
                        : TextRules.requireIdentifier("returnId", returnId, ReturnReader.RETURN_ID_LENGTH_MOST));
        return named == null
                ? returns.list(page, filter)
                : sources.resolve(
                                "source", TextRules.requireIdentifier("source", named, Identifiers.SOURCE_LENGTH_MOST))
                        .flatMap(known -> returns.list(page, filter.of(known)));
    }
}
