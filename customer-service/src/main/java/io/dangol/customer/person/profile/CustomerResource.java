package io.dangol.customer.person.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identifiers;
import io.dangol.customer.person.Identity;
import io.dangol.customer.person.profile.CustomerService.Found;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.security.SourceNames;
import io.dangol.kit.text.TextRules;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Customers over HTTP.
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers", description = "Who the customers are.")
public class CustomerResource {
    private final CustomerService customers;
    private final Caller caller;
    private final SourceNames sources;

    CustomerResource(CustomerService customers, Caller caller, SourceNames sources) {
        this.customers = customers;
        this.caller = caller;
        this.sources = sources;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent
    @Operation(operationId = "registerCustomer", summary = "Register a customer")
    @APIResponse(responseCode = "201", description = "The customer is registered.")
    @APIResponse(responseCode = "409", description = "`identity-taken`: another customer has this identity.")
    public Uni<RestResponse<CustomerView>> register(@Valid @NotNull CustomerRequest request) {
        IdempotencyKey used = caller.key();
        Identity identity = request.identity();
        Uni<CustomerRequest> resolved = identity == null
                ? Uni.createFrom().item(request)
                : sources.resolve("identity.source", identity.source())
                        .map(source -> request.with(identity.of(source)));
        return resolved.flatMap(known -> customers.register(used, known)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.CUSTOMER})
    @Versioned
    @Operation(operationId = "getCustomer", summary = "Read a customer")
    public Uni<RestResponse<CustomerView>> get(@PathParam("id") String id) {
        caller.requireMaySeeCustomer(id);
        return customers.find(CustomerId.of(id)).map(CustomerResource::response);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.CUSTOMER})
    @Operation(
            operationId = "changeCustomer",
            summary = "Change a customer's profile",
            description = "A JSON merge patch (RFC 7396): a field that is null is removed, one that is absent stays.")
    public Uni<RestResponse<CustomerView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(CustomerRequest.class) @NotNull JsonNode patch) {
        caller.requireMaySeeCustomer(id);
        return customers.change(CustomerId.of(id), ifMatch, patch).map(CustomerResource::response);
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listCustomers",
            summary = "List customers",
            description = "In the order of registration; with `source` and `externalId`, the one whom they name.")
    public Uni<Page<CustomerView>> list(
            @Parameter(description = "The source of an identity, by name or id; together with `externalId`.")
                    @QueryParam("source")
                    @Nullable String source,
            @Parameter(description = "The id that the source gave the customer.") @QueryParam("externalId") @Nullable String externalId,
            @BeanParam PageQuery query) {
        PageRequest page = query.page();
        Identity identity = identity(source, externalId);
        return identity == null
                ? customers.list(page, null)
                : sources.resolve("source", identity.source())
                        .flatMap(known -> customers.list(page, identity.of(known)));
    }

    private static @Nullable Identity identity(@Nullable String source, @Nullable String externalId) {
        if (source == null && externalId == null) {
            return null;
        }
        if (source == null || externalId == null) {
            throw CommonProblem.invalid(
                    source == null ? "source" : "externalId", "is needed: an identity is a source with its externalId");
        }
        return new Identity(
                TextRules.requireIdentifier("source", source, Identifiers.SOURCE_LENGTH_MOST),
                TextRules.requireIdentifier("externalId", externalId, Identifiers.EXTERNAL_ID_LENGTH_MOST));
    }

    private static RestResponse<CustomerView> response(Found found) {
        return ResponseBuilder.ok(found.view())
                .header(HttpHeaders.ETAG, found.etag())
                .build();
    }
}
