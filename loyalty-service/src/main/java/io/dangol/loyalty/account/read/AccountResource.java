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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/accounts`.
@Path("/v1/accounts")
@Tag(name = "Ledger", description = "Accounts, their entries, transactions, and the books' integrity.")
public class AccountResource {
    private final AccountService accounts;
    private final Caller caller;
    private final ZoneId zone;

    AccountResource(AccountService accounts, Caller caller, ZoneId zone) {
        this.accounts = accounts;
        this.caller = caller;
        this.zone = zone;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST, Roles.SERVICE})
    @Operation(operationId = "listProgrammeAccounts", summary = "List the programme's own accounts")
    public Uni<Page<AccountView>> list(@BeanParam PageQuery query) {
        return accounts.listOfProgramme(query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getAccount",
            summary = "Get an account and its balance",
            description = "Customers see their own and their pool's; analysts see the programme's own.")
    @APIResponse(responseCode = "200", description = "The account.")
    public Uni<AccountView> get(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam VantageQuery query) {
        return accounts.get(accountId(id), Reader.of(caller), query.vantage());
    }

    @GET
    @Path("/{id}/entries")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listAccountEntries",
            summary = "List an account's entries, the newest first",
            description =
                    "Customers see their own account's and their pool's; analysts see those of the programme's own.")
    public Uni<Page<AccountEntryView>> entries(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam PageQuery query,
            @Parameter(
                            description = "Only those of this kind of transaction.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 30),
                            example = "earn")
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(
                            description =
                                    "Only those entered then or later: a day in the company's zone, or a time with its zone.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 40),
                            example = "2026-11-01")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "Only those entered before then: a day or a time, like `from`.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 40),
                            example = "2026-12-01")
                    @QueryParam("to")
                    @Nullable String to) {
        return accounts.entries(accountId(id), Reader.of(caller), EntryFilter.of(kind, from, to, zone), query.page());
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "closeAccount",
            summary = "Close a member's or a pool's account that has nothing left",
            description =
                    "Neither points to spend nor pending nor held ones, and no debt; otherwise 422 `account-not-empty`. A closed account neither gets nor gives points. Closing it again changes nothing.")
    @APIResponse(responseCode = "200", description = "The account, closed.")
    public Uni<AccountView> close(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id) {
        return accounts.close(accountId(id), Reader.of(caller));
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Operation(
            operationId = "reopenAccount",
            summary = "Open a closed account again",
            description = "Opening it again changes nothing.")
    @APIResponse(responseCode = "200", description = "The account, open.")
    public Uni<AccountView> reopen(
            @Parameter(description = AccountParameters.ID, example = AccountParameters.ID_EXAMPLE) @PathParam("id")
                    String id) {
        return accounts.reopen(accountId(id), Reader.of(caller));
    }

    private static AccountId accountId(String id) {
        return PublicId.parse(PublicIds.ACCOUNT, id).map(AccountId::new).orElseThrow(CommonProblem::notFound);
    }
}
