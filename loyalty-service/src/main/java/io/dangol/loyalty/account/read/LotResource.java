package io.dangol.loyalty.account.read;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
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
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/accounts/{id}/lots`.
@Path("/v1/accounts/{id}/lots")
@Tag(name = "Ledger")
public class LotResource {
    private final LotService lots;
    private final Caller caller;

    LotResource(LotService lots, Caller caller) {
        this.lots = lots;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listAccountLots",
            summary = "List an account's lots, in the order in which points are taken from them",
            description =
                    "The soonest to expire first, then the oldest; those that never expire last. With `asOf` or `knownAt`, what remained of each then; lots that had nothing left are left out all the same.")
    public Uni<Page<LotView>> list(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam PageQuery query,
            @Parameter(
                            description = "`false` lists lots of which nothing remains, too.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("open")
                    @Nullable Boolean open,
            @BeanParam VantageQuery vantage) {
        return lots.list(
                PublicId.parse(PublicIds.ACCOUNT, id).map(AccountId::new).orElseThrow(CommonProblem::notFound),
                Reader.of(caller),
                vantage.vantage(),
                open != null && !open,
                query.page());
    }
}
