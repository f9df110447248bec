package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// `/v1/transactions`.
@Path("/v1/transactions")
@Tag(name = "Ledger")
public class TransactionResource {
    private static final String ID = "The transaction's id.";
    private static final String ID_EXAMPLE = "txn_01kazf1va2d6sfzr6wq4n1v8kc";

    private final TransactionService transactions;
    private final Caller caller;

    TransactionResource(TransactionService transactions, Caller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "createTransaction",
            summary = "Post points: earn, spend or adjust",
            description =
                    "Answered once it is durable. The same key with the same request gets the same answer, with `Idempotency-Replayed: true`. A quote is posted exactly as promised, or refused. What a person gives an account by hand counts against the programme's `adjustmentLimit` for 24 hours, whatever the kind: an `earn` or `adjust` beyond it is not posted but proposed to a second person, 202 with the proposal. A service's `earn` is not by hand.")
    @APIResponse(responseCode = "201", description = "The transaction, with its entries and the balance after.")
    @APIResponse(
            responseCode = "202",
            description = "The proposal, which waits for a second person; as `GET /v1/adjustments/{id}` answers it.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Adjustment")),
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Its path.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 100)))
    public Uni<RestResponse<TransactionView>> create(@NotNull(message = "is required") TransactionRequest request) {
        return transactions
                .post(caller.requiredKey(), Actor.of(caller), request)
                .map(Reply::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getTransaction",
            summary = "Get a transaction with its entries, its lots and the rule that computed it")
    @APIResponse(responseCode = "200", description = "The transaction.")
    public Uni<TransactionView> get(@Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return transactions.get(uuid(id), Reader.of(caller));
    }

    @POST
    @Path("/{id}/reverse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent(required = true)
    @Operation(
            operationId = "reverseTransaction",
            summary = "Take a transaction back, once",
            description =
                    "Points that were spent go back to the lots that they came from, with their dates. Of points that were granted, those that expired are not taken back: what is left of them is taken out of their own lots, and what was spent is owed as far as `debtLimit` allows. Points of other transactions are never taken. What a person gives back by hand counts against `adjustmentLimit`; beyond it the answer is 422 `approval-required`.")
    @APIResponse(responseCode = "201", description = "The transaction that takes it back.")
    public Uni<RestResponse<TransactionView>> reverse(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @NotNull(message = "is required") ReversalRequest request) {
        return transactions
                .reverse(caller.requiredKey(), Actor.of(caller), uuid(id), request)
                .map(Reply::toResponse);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(PublicIds.TRANSACTION, id).orElseThrow(CommonProblem::notFound);
    }
}
