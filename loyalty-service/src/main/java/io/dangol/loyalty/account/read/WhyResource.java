package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
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

/// `/v1/accounts/{id}/why`.
@Path("/v1/accounts/{id}/why")
@Tag(name = "Ledger")
public class WhyResource {
    private final WhyService explanations;
    private final Caller caller;

    WhyResource(WhyService explanations, Caller caller) {
        this.explanations = explanations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "explainAccountBalance",
            summary = "Say why an account's balance is what it is",
            description =
                    "What each kind of transaction added or took, the open lots with what granted them, and what expires next. The sums give the balance.")
    @APIResponse(responseCode = "200", description = "The explanation.")
    public Uni<WhyView> explain(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam VantageQuery query) {
        return explanations.explain(
                PublicId.parse(PublicIds.ACCOUNT, id).map(AccountId::new).orElseThrow(CommonProblem::notFound),
                Reader.of(caller),
                query.vantage());
    }
}
