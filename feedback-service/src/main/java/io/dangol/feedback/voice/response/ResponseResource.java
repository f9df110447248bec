package io.dangol.feedback.voice.response;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Metric;
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

@Path("/v1/responses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Responses", description = "Answers on a scale: NPS, CSAT and CES.")
public class ResponseResource {
    private final ResponseService responses;
    private final Caller caller;

    ResponseResource(ResponseService responses, Caller caller) {
        this.responses = responses;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Idempotent
    @Operation(
            operationId = "postResponse",
            summary = "Send in an answer on a scale",
            description = "It is feedback of the kind `response` too. A partner speaks for its own source, a customer"
                    + " for themselves.")
    @APIResponse(responseCode = "201", description = "It is recorded.")
    public Uni<RestResponse<ResponseView>> post(@NotNull @Valid ResponseForm form) {
        return responses.receive(form, FeedbackScope.of(caller), caller.key()).map(reply -> reply.toResponse());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.AGENT,
        Roles.MARKETER,
        Roles.ANALYST,
        Roles.OPERATOR,
        Roles.SERVICE,
        Roles.PARTNER,
        Roles.CUSTOMER
    })
    @Operation(operationId = "getResponse", summary = "Get a response")
    public Uni<ResponseView> get(@PathParam("id") String id) {
        return responses.get(IdKind.RESPONSE.inPath(id), FeedbackScope.of(caller));
    }

    @GET
    @RolesAllowed({
        Roles.AGENT,
        Roles.MARKETER,
        Roles.ANALYST,
        Roles.OPERATOR,
        Roles.SERVICE,
        Roles.PARTNER,
        Roles.CUSTOMER
    })
    @Operation(
            operationId = "listResponses",
            summary = "List responses, the newest first",
            description = "A customer sees their own, a partner those of its source.")
    public Uni<Page<ResponseView>> list(
            @QueryParam("metric") @Parameter(schema = @Schema(implementation = Metric.class)) @Nullable String metric,
            @BeanParam PageQuery query) {
        return responses.list(Metric.inQuery(metric), FeedbackScope.of(caller), query.page());
    }
}
