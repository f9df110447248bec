package io.dangol.loyalty.posting.transfer;

import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.posting.transaction.Actor;
import io.dangol.loyalty.posting.transaction.TransactionView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// `/v1/transfers`.
@Path("/v1/transfers")
@Tag(name = "Ledger")
public class TransferResource {
    private final TransferService transfers;
    private final Caller caller;

    TransferResource(TransferService transfers, Caller caller) {
        this.transfers = transfers;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "createTransfer",
            summary = "Move points from one member to another",
            description =
                    "The points keep their dates. Customers give from their own account only, and are not told what the other has. What agents and operators move to an account counts against the programme's `adjustmentLimit` (422 `approval-required` beyond it). The same key with the same request gets the same answer, with `Idempotency-Replayed: true`.")
    @APIResponse(
            responseCode = "201",
            description = "The transaction, of kind `transfer`; it is read and reversed as any other.")
    public Uni<RestResponse<TransactionView>> create(@NotNull(message = "is required") TransferRequest request) {
        return transfers
                .post(caller.requiredKey(), Actor.of(caller), Reader.of(caller), request)
                .map(Reply::toResponse);
    }
}
