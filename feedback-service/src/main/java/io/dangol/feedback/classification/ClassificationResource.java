package io.dangol.feedback.classification;

import io.dangol.feedback.id.IdKind;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications", description = "What was understood of feedback, and what people know better.")
public class ClassificationResource {
    private final ClassificationService service;
    private final Understander understander;
    private final Caller caller;

    ClassificationResource(ClassificationService service, Understander understander, Caller caller) {
        this.service = service;
        this.understander = understander;
        this.caller = caller;
    }

    @GET
    @Path("/feedback/{id}/classification")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getClassification",
            summary = "Get what was understood of feedback",
            description = "404 for feedback without words too.")
    public Uni<ClassificationView> get(@PathParam("id") String id) {
        return service.get(IdKind.FEEDBACK.inPath(id));
    }

    @GET
    @Path("/classifications")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listClassifications",
            summary = "List classifications, the newest feedback first",
            description = "With `state=review` those that a person has to look at.")
    public Uni<Page<ClassificationView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = State.class)) @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return service.list(State.inQuery(state), PageRequest.of(limit, cursor));
    }

    @POST
    @Path("/feedback/{id}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "correctClassification",
            summary = "Correct what was understood",
            description = "It counts at once; what is taught by examples learns it within a minute.")
    @APIResponse(
            responseCode = "200",
            description = "It is corrected.",
            content = @Content(schema = @Schema(implementation = ClassificationView.class)))
    public Uni<Response> correct(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid CorrectClassification correction) {
        return service.correct(IdKind.FEEDBACK.inPath(id), correction, caller.subject(), caller.key(key))
                .map(reply -> reply.toResponse());
    }

    @GET
    @Path("/classifiers")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listClassifiers",
            summary = "List the models in use, each with its accuracy card",
            description = "All are on one page.")
    public Page<ClassifierView> classifiers() {
        return new Page<>(
                understander.classifiers().stream().map(ClassifierView::of).toList(), null);
    }
}
