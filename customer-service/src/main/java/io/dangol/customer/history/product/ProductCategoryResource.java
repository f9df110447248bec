package io.dangol.customer.history.product;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The categories of products over HTTP.
@Path("/v1/product-categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products")
public class ProductCategoryResource {
    private final ProductCategories categories;

    ProductCategoryResource(ProductCategories categories) {
        this.categories = categories;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listProductCategories",
            summary = "List the categories of products",
            description = "Every path that products have, in the order of the first characters, with the number of its"
                    + " products. Products without a path are in none.")
    public Uni<Page<ProductCategoryView>> list(@BeanParam PageQuery query) {
        return categories.list(query.page());
    }
}
