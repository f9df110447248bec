package io.dangol.customer.history.product;

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

/// Products over HTTP.
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products", description = "What is sold, and its categories.")
public class ProductResource {
    private final ProductService products;
    private final Caller caller;

    ProductResource(ProductService products, Caller caller) {
        this.products = products;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listProducts",
            summary = "List products",
            description = "In the order in which they became known. Filters go together: a product meets all of them.")
    public Uni<Page<ProductView>> list(
            @Parameter(description = "What purchases call it, exactly.", example = "TEA-01")
                    @QueryParam("sku")
                    @Nullable String sku,
            @Parameter(
                            description =
                                    "A path of categories, with > between its names; products below it count too.",
                            example = "tea > green")
                    @QueryParam("category")
                    @Nullable String category,
            @Parameter(description = "Whether it is sold.") @QueryParam("active") @Nullable Boolean active,
            @Parameter(description = "Whether a person or an import has entered something of it.")
                    @QueryParam("completed")
                    @Nullable Boolean completed,
            @Parameter(
                            description = "What its sku or one of its names begins with, whatever the case; 1 to 200"
                                    + " characters.",
                            example = "jeju")
                    @QueryParam("q")
                    @Nullable String prefix,
            @BeanParam PageQuery query) {
        return products.list(ProductFilter.of(sku, category, active, completed, prefix), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Versioned
    @Operation(operationId = "getProduct", summary = "Read a product")
    public Uni<RestResponse<ProductView>> get(@PathParam("id") String id) {
        return products.find(uuid(id)).map(ProductResource::tagged);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent
    @Operation(
            operationId = "createProduct",
            summary = "Enter a product",
            description = "Products that purchases name are there already, by their sku: change those.")
    @APIResponse(responseCode = "201", description = "The product is entered.")
    @APIResponse(
            responseCode = "409",
            description = "`sku-taken`: there is a product with this sku, maybe learnt from purchases.")
    public Uni<RestResponse<ProductView>> create(@NotNull ProductForm form) {
        return products.create(caller.key(), form).map(Reply::toResponse);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "changeProduct",
            summary = "Change a product",
            description =
                    "A JSON merge patch (RFC 7396): a field that is null is removed, one that is absent stays. The"
                            + " sku never changes. What is entered here no purchase overwrites.")
    public Uni<RestResponse<ProductView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(ProductForm.class) @NotNull JsonNode patch) {
        return products.change(uuid(id), ifMatch, patch).map(ProductResource::tagged);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(ProductView.ID_PREFIX, id).orElseThrow(CommonProblem::notFound);
    }

    private static RestResponse<ProductView> tagged(ProductView product) {
        return EntityTag.ok(product, product.version());
    }
}
