package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.feedback.voice.Kind;
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

@Path("/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback", description = "What customers say, whatever the channel.")
public class FeedbackResource {
    private final FeedbackService service;
    private final Caller caller;

    FeedbackResource(FeedbackService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER})
    @Idempotent
    @Operation(
            operationId = "postFeedback",
            summary = "Send in feedback",
            description =
                    "A partner speaks for its own source and names customers by its own ids only; a customer speaks for"
                            + " themselves. A complaint opens a case; a"
                            + " rating is a response too. An `externalRef` of a source names one piece of feedback, whichever way"
                            + " it came in: the same content again changes nothing.")
    @APIResponse(responseCode = "201", description = "It is recorded.")
    @APIResponse(responseCode = "200", description = "It is recorded already, with the same content.")
    @APIResponse(
            responseCode = "409",
            description = "`feedback-differs`: the source used this `externalRef` before for other feedback.")
    public Uni<RestResponse<FeedbackView>> post(@NotNull @Valid FeedbackForm form) {
        return service.receive(form, FeedbackScope.of(caller), caller.key()).map(reply -> reply.toResponse());
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
    @Operation(operationId = "getFeedback", summary = "Get a piece of feedback")
    public Uni<FeedbackView> get(@PathParam("id") String id) {
        return service.get(IdKind.FEEDBACK.inPath(id), FeedbackScope.of(caller));
    }

    @GET
    @Path("/{id}/versions")
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
            operationId = "listFeedbackVersions",
            summary = "List the versions of a piece of feedback",
            description = "The newest first, which is the one that `getFeedback` shows. A source makes a new version by"
                    + " delivering other content under the same `externalRef`.")
    public Uni<Page<FeedbackView>> versions(@PathParam("id") String id, @BeanParam PageQuery query) {
        return service.versions(IdKind.FEEDBACK.inPath(id), FeedbackScope.of(caller), query.page());
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
            operationId = "listFeedback",
            summary = "List feedback, the newest first",
            description = "A customer sees their own, a partner that of its source.")
    public Uni<Page<FeedbackView>> list(
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = Kind.class)) @Nullable String kind,
            @QueryParam("channel") @Parameter(description = "Where it was said.") @Nullable String channel,
            @QueryParam("customerId") @Parameter(description = "Who said it.") @Nullable String customerId,
            @QueryParam("source") @Parameter(description = "The name or id of its source.") @Nullable String source,
            @BeanParam PageQuery query) {
        FeedbackFilter filter = FeedbackFilter.of(kind, channel, customerId, source);
        return service.list(filter, FeedbackScope.of(caller), query.page());
    }
}
