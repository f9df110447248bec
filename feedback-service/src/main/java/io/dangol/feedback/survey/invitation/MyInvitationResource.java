package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/me/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
public class MyInvitationResource {
    private final InvitationLinks links;
    private final Caller caller;

    MyInvitationResource(InvitationLinks links, Caller caller) {
        this.links = links;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(
            operationId = "listMyInvitations",
            summary = "List what the signed-in customer can answer, the newest first",
            description = "For a front end that asks by itself; who uses up the link here has used it up everywhere.")
    public Uni<Page<MyInvitationView>> mine(@BeanParam PageQuery query) {
        CustomerId customer = caller.customerId()
                .flatMap(IdKind.CUSTOMER::parse)
                .map(CustomerId::new)
                .orElseThrow(() -> new Refusal(CommonProblem.FORBIDDEN, "a customer's token names its customer"));
        return links.openOf(customer, query.page());
    }
}
