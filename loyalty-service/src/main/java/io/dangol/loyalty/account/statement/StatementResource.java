package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/accounts/{id}/statement`.
@Path("/v1/accounts/{id}/statement")
@Tag(name = "Ledger")
public class StatementResource {
    private final StatementService statements;
    private final Caller caller;
    private final ZoneId zone;
    private final Clock clock;

    StatementResource(StatementService statements, Caller caller, ZoneId zone, Clock clock) {
        this.statements = statements;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getAccountStatement",
            summary = "Get an account's statement as JSON, CSV or PDF",
            description =
                    "What was entered in the period, the oldest first, with the balance before, behind each line and after. `Accept` chooses the format. At most 367 days and 10,000 lines (422 `statement-too-long`); the programme's own accounts have none (422 `statement-of-programme`). At most two are printed at a time; beyond that the answer is 503.")
    @APIResponse(
            responseCode = "200",
            description = "The statement.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Statement.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, maxLength = 10_000_000)),
                @Content(
                        mediaType = "application/pdf",
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 10_000_000))
            })
    @APIResponse(responseCode = "422", description = "`statement-too-long`: ask for a shorter period.")
    public Uni<Response> get(
            @Parameter(description = "The account's id.", example = "acc_01kazf1v9cfnkbx8t2p6w0s3jd") @PathParam("id")
                    String id,
            @Parameter(
                            description =
                                    "The first day, in the company's zone; with `to`. Without both, the month of today.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"),
                            example = "2026-11-01")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            description = "The day after the last one.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"),
                            example = "2026-12-01")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(
                            description = "What a PDF is written in.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"en", "ko"},
                                            defaultValue = "en"))
                    @QueryParam("lang")
                    @Nullable String lang,
            @Parameter(
                            description =
                                    "`true`: a CSV file starts with a byte order mark, by which some spreadsheets tell that it is UTF-8.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("bom")
                    @Nullable Boolean bom,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        AccountId accountId =
                PublicId.parse(PublicIds.ACCOUNT, id).map(AccountId::new).orElseThrow(CommonProblem::notFound);
        StatementAsked asked = new StatementAsked(
                StatementPeriod.of(from, to, zone, clock),
                StatementFormats.of(accept),
                StatementLanguage.of(lang),
                bom != null && bom);
        return statements.make(accountId, Reader.of(caller), asked).map(file -> response(id, asked, file));
    }

    private static Response response(String accountId, StatementAsked asked, byte[] file) {
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, asked.format().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, asked.format().disposition(accountId, asked.period()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
