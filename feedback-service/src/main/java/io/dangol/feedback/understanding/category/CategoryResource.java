package io.dangol.feedback.understanding.category;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Categories", description = "What feedback may be about, taught by sentences.")
public class CategoryResource {
    private final CategoryService categories;
    private final Caller caller;

    CategoryResource(CategoryService categories, Caller caller) {
        this.categories = categories;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCategories", summary = "List categories in the order of their ids")
    public Uni<Page<CategoryView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = CategoryState.class)) @Nullable String state,
            @BeanParam PageQuery query) {
        return categories.list(CategoryState.inQuery(state), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getCategory", summary = "Get a category")
    public Uni<RestResponse<CategoryView>> get(@PathParam("id") String id) {
        return categories.get(id).map(CategoryResource::tagged);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "createCategory",
            summary = "Make a category",
            description = "New feedback may be about it within seconds. An id that is taken, also by a retired one, is"
                    + " 409 `category-exists`; 60 are active at most: 422 `too-many-categories`.")
    @APIResponse(responseCode = "201", description = "It is made.")
    public Uni<RestResponse<CategoryView>> create(@NotNull @Valid CreateCategory wish) {
        return categories.create(wish, caller.subject(), caller.key()).map(reply -> reply.toResponse());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeCategory",
            summary = "Change a category, or bring a retired one back",
            description = "A merge patch (RFC 7396). `If-Match` is required: 428 without.")
    public Uni<RestResponse<CategoryView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(CategoryForm.class) @NotNull JsonNode patch) {
        return categories.change(id, ifMatch, caller.subject(), patch).map(CategoryResource::tagged);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "retireCategory",
            summary = "Retire a category",
            description = "Within seconds no feedback is about it any more; what was said before stays as it is, and so"
                    + " does the category. `If-Match` is required: 428 without.")
    public Uni<RestResponse<CategoryView>> retire(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return categories.retire(id, ifMatch, caller.subject()).map(CategoryResource::tagged);
    }

    private static RestResponse<CategoryView> tagged(CategoryView category) {
        return EntityTag.ok(category, category.version());
    }
}
