package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations", description = "Who is asked, by a link that serves once.")
public class InvitationResource {
    private static final String GONE = "The link cannot be answered any more.";

    private final InvitationService invitations;
    private final InvitationLinks links;
    private final Caller caller;

    InvitationResource(InvitationService invitations, InvitationLinks links, Caller caller) {
        this.invitations = invitations;
        this.links = links;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent
    @Operation(
            operationId = "createInvitation",
            summary = "Ask a customer",
            description = "The answer has the link. A partner asks in the name of its own source. 422 `survey-fatigue`"
                    + " where the customer was asked as often as anybody may be, 422 `survey-not-active` where the"
                    + " survey asks nobody now.")
    @APIResponse(responseCode = "201", description = "The invitation with its link.")
    public Uni<RestResponse<InvitationView>> create(@NotNull @Valid InvitationForm request) {
        return invitations
                .invite(request, FeedbackScope.of(caller), caller.key())
                .flatMap(links::in)
                .map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listInvitations",
            summary = "List invitations, the newest first",
            description = "Suppressed ones too, with the reason. A partner sees those of its source.")
    public Uni<Page<InvitationView>> list(
            @QueryParam("surveyId") @Parameter(description = "The survey.") @Nullable String surveyId,
            @QueryParam("customerId") @Parameter(description = "Who is asked.") @Nullable String customerId,
            @QueryParam("state") @Parameter(schema = @Schema(implementation = InvitationState.class)) @Nullable String state,
            @BeanParam PageQuery query) {
        return invitations.list(
                InvitationFilter.of(surveyId, customerId, state, FeedbackScope.of(caller)), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Versioned
    @Operation(operationId = "getInvitation", summary = "Get an invitation, without its link")
    public Uni<RestResponse<InvitationView>> get(@PathParam("id") String id) {
        return invitations
                .get(IdKind.INVITATION.inPath(id), FeedbackScope.of(caller))
                .map(found -> EntityTag.ok(InvitationView.of(found), found.version()));
    }

    @GET
    @Path("/{id}/link")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "getInvitationLink",
            summary = "Get the link of an invitation, to deliver it",
            description = "Whoever has it answers for the customer, once. 410 `link-expired`, `link-revoked` or"
                    + " `link-used` where it cannot be answered any more. A partner gets it where its source has an id of its own for"
                    + " the customer.")
    @APIResponse(
            responseCode = "200",
            description = "The link.",
            content = @Content(schema = @Schema(implementation = InvitationView.Link.class)))
    @APIResponse(responseCode = "410", description = GONE)
    public Uni<InvitationView.Link> link(@PathParam("id") String id) {
        return invitations
                .getForLink(IdKind.INVITATION.inPath(id), FeedbackScope.of(caller))
                .flatMap(links::of);
    }

    @POST
    @Path("/{id}/revoke")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent
    @Operation(
            operationId = "revokeInvitation",
            summary = "Call an invitation back",
            description =
                    "Its link is not answered any more, and what was answered so far is forgotten. It still counts"
                            + " as one that the customer got. 422 `invitation-ended` where it has ended otherwise.")
    public Uni<RestResponse<InvitationView>> revoke(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return invitations
                .revoke(IdKind.INVITATION.inPath(id), FeedbackScope.of(caller), ifMatch, caller.key())
                .map(reply -> reply.toResponse());
    }
}
