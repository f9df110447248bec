package io.dangol.feedback.source.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources", description = "Partner systems that post feedback.")
public class SourceResource {
    private final SourceService sources;
    private final Caller caller;

    SourceResource(SourceService sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "createSource",
            summary = "Make a source",
            description = "The answer has the secret that the source signs with, this once; a partner's own secret or"
                    + " public key may be given. A name that is taken is refused with 409 `source-exists`.")
    @APIResponse(responseCode = "201", description = "The source with its secret.")
    public Uni<RestResponse<SourceView>> create(@NotNull @Valid CreateSource request) {
        return sources.create(request, caller.key()).map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listSources", summary = "List sources, the newest first")
    public Uni<Page<SourceView>> list(@BeanParam PageQuery query) {
        return sources.list(query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Versioned
    @Operation(operationId = "getSource", summary = "Get a source, without its secrets")
    public Uni<RestResponse<SourceView>> get(@PathParam("id") String id) {
        return sources.get(new SourceId(IdKind.SOURCE.inPath(id))).map(SourceResource::response);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeSource",
            summary = "Change how a source is read",
            description = "A JSON merge patch (RFC 7396) of its mapping; deliveries are read by it from then on. Try a"
                    + " mapping on a sample first: `tryMapping`.")
    public Uni<RestResponse<SourceView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(ChangeSource.class) @NotNull JsonNode patch) {
        return sources.change(new SourceId(IdKind.SOURCE.inPath(id)), ifMatch, patch)
                .map(SourceResource::response);
    }

    private static RestResponse<SourceView> response(SourceView.Versioned source) {
        return ResponseBuilder.ok(source.view())
                .header(HttpHeaders.ETAG, source.etag())
                .build();
    }
}
