package io.dangol.loyalty.posting.quote;

import io.dangol.kit.security.Roles;
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

/// `/v1/quotes`.
@Path("/v1/quotes")
@Tag(name = "Ledger")
public class QuoteResource {
    private final QuoteService quotes;

    QuoteResource(QuoteService quotes) {
        this.quotes = quotes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "createQuote",
            summary = "Ask what a posting would come to",
            description =
                    "Changes nothing, and is refused as the posting would be. The quote is a signed promise: sent to `POST /v1/transactions` in its time, once, exactly that is posted, or nothing.")
    @APIResponse(responseCode = "200", description = "The quote.")
    public Uni<QuoteView> create(@NotNull(message = "is required") QuoteRequest request) {
        return quotes.quote(request);
    }
}
