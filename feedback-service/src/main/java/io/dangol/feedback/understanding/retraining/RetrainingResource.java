package io.dangol.feedback.understanding.retraining;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.text.understanding.Task;
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
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/classifiers/{task}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifiers", description = "What classifiers learn from corrections, measured before it is used.")
public class RetrainingResource {
    private final RetrainingService service;
    private final Caller caller;

    RetrainingResource(RetrainingService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Path("/retrain")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "retrainClassifier",
            summary = "Learn a candidate from the corrections",
            description =
                    "Seconds later it is a `candidate`, whose card holds it to what is in use, on corrections that"
                            + " neither has seen. It answers nothing before it is activated. One is trained at a time: 409"
                            + " `retraining-under-way`; fewer than 10 corrections are 422 `too-few-corrections`.")
    @APIResponse(responseCode = "202", description = "It is being learnt.")
    public Uni<RestResponse<VersionView>> retrain(@PathParam("task") String task, @NotNull @Valid Retrain wish) {
        return service.retrain(task(task), wish, caller.subject(), caller.key()).map(reply -> reply.toResponse());
    }

    @GET
    @Path("/versions")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listClassifierVersions",
            summary = "List what a question's classifiers have learnt from corrections, the newest first")
    public Uni<Page<VersionView>> list(
            @PathParam("task") String task,
            @QueryParam("language")
                    @Parameter(description = "Only of this language: ko or en.", schema = @Schema(maxLength = 2))
                    @Nullable String language,
            @BeanParam PageQuery query) {
        if (language != null && !language.equals("ko") && !language.equals("en")) {
            throw CommonProblem.invalid("language", "must be ko or en");
        }
        return service.list(task(task), language, query.page());
    }

    @GET
    @Path("/versions/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getClassifierVersion", summary = "Get a version with its card")
    public Uni<VersionView> get(@PathParam("task") String task, @PathParam("id") String id) {
        return service.get(task(task), IdKind.CLASSIFIER_VERSION.inPath(id));
    }

    @POST
    @Path("/versions/{id}/activate")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "activateClassifierVersion",
            summary = "Let a candidate, or a version that was retired, answer from now on",
            description = "Within seconds, in every replica. The one in use before is retired. What was classified"
                    + " before stays as it is; see `POST /v1/reclassifications`.")
    public Uni<RestResponse<VersionView>> activate(@PathParam("task") String task, @PathParam("id") String id) {
        return service.activate(task(task), IdKind.CLASSIFIER_VERSION.inPath(id), caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/versions/{id}/retire")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "retireClassifierVersion",
            summary = "Put a version aside",
            description = "If it answered, what is shipped answers again, with what it learns by itself.")
    public Uni<RestResponse<VersionView>> retire(@PathParam("task") String task, @PathParam("id") String id) {
        return service.retire(task(task), IdKind.CLASSIFIER_VERSION.inPath(id), caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }

    private static Task task(String wire) {
        return Arrays.stream(Task.values())
                .filter(task -> task.wire().equals(wire))
                .findFirst()
                .orElseThrow(CommonProblem::notFound);
    }
}
