package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
    @Operation(
            operationId = "createInvitation",
            summary = "Ask a customer",
            description = "The answer has the link. A partner asks in the name of its own source. 422 `survey-fatigue`"
                    + " where the customer was asked as often as anybody may be, 422 `survey-not-active` where the"
                    + " survey asks nobody now.")
    @APIResponse(
            responseCode = "201",
            description = "The invitation with its link.",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid InvitationForm request) {
        return invitations
                .invite(request, FeedbackScope.of(caller), caller.key(key))
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
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return invitations.list(
                InvitationFilter.of(surveyId, customerId, state, FeedbackScope.of(caller)),
                PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Versioned
    @Operation(operationId = "getInvitation", summary = "Get an invitation, without its link")
    @APIResponse(
            responseCode = "200",
            description = "The invitation, with its version as `ETag`.",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        return invitations
                .get(IdKind.INVITATION.inPath(id), FeedbackScope.of(caller))
                .map(found -> Response.ok(InvitationView.of(found))
                        .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                        .build());
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
    @Operation(
            operationId = "revokeInvitation",
            summary = "Call an invitation back",
            description =
                    "Its link is not answered any more, and what was answered so far is forgotten. It still counts"
                            + " as one that the customer got. 422 `invitation-ended` where it has ended otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "It is called back.",
            content = @Content(schema = @Schema(implementation = InvitationView.class)))
    public Uni<Response> revoke(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return invitations
                .revoke(IdKind.INVITATION.inPath(id), FeedbackScope.of(caller), ifMatch, caller.key(key))
                .map(reply -> reply.toResponse());
    }
}
