package io.dangol.loyalty.member.member;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/v1/members` and `/v1/me/points`.
@Path("/v1")
@Tag(name = "Members", description = "Customers in the programme.")
public class MemberResource {
    private final MemberService members;
    private final Caller caller;

    MemberResource(MemberService members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Path("/members")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listMembers", summary = "List the members, in the order of their customer ids")
    public Uni<Page<MemberView>> list(@BeanParam PageQuery query) {
        return members.list(query.page());
    }

    @GET
    @Path("/members/{customerId}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getMember", summary = "Get a member, with account and balance")
    @APIResponse(responseCode = "200", description = "The member.")
    public Uni<MemberView> get(
            @Parameter(description = "The customer's id.", example = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
                    @PathParam("customerId")
                    String customerId) {
        caller.requireMaySeeCustomer(customerId);
        return byPublicId(customerId);
    }

    @GET
    @Path("/me/points")
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(operationId = "getMyPoints", summary = "Get the signed-in customer's own membership and balance")
    @APIResponse(responseCode = "200", description = "The member.")
    @APIResponse(responseCode = "404", description = "The customer is no member yet.")
    public Uni<MemberView> mine() {
        return byPublicId(caller.customerId().orElseThrow(CommonProblem::notFound));
    }

    private Uni<MemberView> byPublicId(String customerId) {
        return members.get(PublicId.parse(PublicIds.CUSTOMER, customerId)
                .map(CustomerId::new)
                .orElseThrow(CommonProblem::notFound));
    }
}
