package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.FeedbackView;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/me/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
public class MyFeedbackResource {
    private final FeedbackService service;
    private final Caller caller;

    MyFeedbackResource(FeedbackService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(operationId = "listMyFeedback", summary = "List what the signed-in customer said, the newest first")
    public Uni<Page<FeedbackView>> mine(@BeanParam PageQuery query) {
        FeedbackFilter everything = new FeedbackFilter(null, null, null, null);
        return service.list(everything, FeedbackScope.of(caller), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(operationId = "getMyFeedback", summary = "Get a piece of what the signed-in customer said")
    public Uni<FeedbackView> getMine(@PathParam("id") String id) {
        return service.get(IdKind.FEEDBACK.inPath(id), FeedbackScope.of(caller));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CUSTOMER)
    @Idempotent
    @Operation(
            operationId = "postMyFeedback",
            summary = "Say something, as the signed-in customer",
            description = "`customer` and `source` may be left out: they are the customer's own. A complaint opens a"
                    + " case; a rating is a response too.")
    @APIResponse(responseCode = "201", description = "It is recorded.")
    public Uni<RestResponse<FeedbackView>> postMine(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = FeedbackForm.class),
                                            examples = @ExampleObject(name = "complaint", value = """
                                            {"kind": "complaint", "channel": "app", "language": "ko",
                                             "text": "배송이 일주일째 안 와요. 환불해 주세요."}
                                            """)))
                    @NotNull @Valid FeedbackForm form) {
        return service.receive(form, FeedbackScope.of(caller), caller.key()).map(reply -> reply.toResponse());
    }
}
