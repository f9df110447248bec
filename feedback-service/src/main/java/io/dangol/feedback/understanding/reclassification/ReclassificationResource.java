package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/reclassifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Reclassifications",
        description = "Feedback understood again by other classifiers: the difference before it is applied.")
public class ReclassificationResource {
    private final ReclassificationService service;
    private final Caller caller;

    ReclassificationResource(ReclassificationService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "reclassify",
            summary = "Find what would be different if feedback were understood again",
            description = "Nothing changes. Five are open at most: 429 `too-many-reclassifications`. What nobody has"
                    + " decided on in a week is discarded.")
    @APIResponse(responseCode = "202", description = "The difference is being found.")
    public Uni<RestResponse<ReclassificationView>> request(@NotNull @Valid Reclassify wish) {
        return service.request(wish, caller.subject(), caller.key()).map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR})
    @Operation(operationId = "listReclassifications", summary = "List reclassifications, the newest first")
    public Uni<Page<ReclassificationView>> list(@BeanParam PageQuery query) {
        return service.list(query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR})
    @Operation(operationId = "getReclassification", summary = "Get a reclassification with its matrix")
    public Uni<ReclassificationView> get(@PathParam("id") String id) {
        return service.get(IdKind.RECLASSIFICATION.inPath(id));
    }

    @GET
    @Path("/{id}/changes")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR})
    @Operation(
            operationId = "listReclassificationChanges",
            summary = "List the changes one by one, in the order of the feedback",
            description = "They are kept for 30 days after they were applied, and are gone when it is discarded.")
    public Uni<Page<ChangeView>> changes(
            @PathParam("id") String id,
            @QueryParam("task")
                    @Parameter(description = "Only of this question.", schema = @Schema(maxLength = 20))
                    @Nullable String task,
            @BeanParam PageQuery query) {
        return service.changes(IdKind.RECLASSIFICATION.inPath(id), task, query.page());
    }

    @POST
    @Path("/{id}/apply")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "applyReclassification",
            summary = "Apply exactly what was previewed",
            description = "What a person has answered stays, and feedback that has changed since the preview is"
                    + " skipped and counted. Each piece of feedback that changes is told of by"
                    + " `feedback.reclassified`.")
    @APIResponse(responseCode = "202", description = "It is being applied.")
    public Uni<RestResponse<ReclassificationView>> apply(@PathParam("id") String id) {
        return service.apply(IdKind.RECLASSIFICATION.inPath(id), caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/discard")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(operationId = "discardReclassification", summary = "Let it go; nothing has changed")
    public Uni<RestResponse<ReclassificationView>> discard(@PathParam("id") String id) {
        return service.discard(IdKind.RECLASSIFICATION.inPath(id), caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }
}
