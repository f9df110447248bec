package io.dangol.customer.history.imports;

import io.dangol.kit.imports.ImportFormat;
import io.dangol.kit.imports.ImportQuery;
import io.dangol.kit.imports.ImportService;
import io.dangol.kit.job.JobView;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.LargeBody;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Imports of purchases over HTTP.
@Path("/v1/purchases:import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Purchases")
public class PurchaseImportResource {
    private final ImportService imports;
    private final PurchaseImports kind;
    private final Caller caller;

    PurchaseImportResource(ImportService imports, PurchaseImports kind, Caller caller) {
        this.imports = imports;
        this.kind = kind;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE})
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent
    @Operation(
            operationId = "importPurchases",
            summary = "Import purchases by the file",
            description =
                    "CSV (RFC 4180, UTF-8, with a header line) or NDJSON (the body of `recordPurchase` a line), up"
                            + " to 512 MiB, a line up to 1 MiB. A CSV's header names `source`, `order_id`, `customer_external_id`,"
                            + " `purchased_at`, `total` and `currency` (an empty `customer_external_id` is a sale to nobody known), and may name `channel`, `store`, `sku`, `category`,"
                            + " `quantity` and `unit_price` (in the currency of the total). The answer comes when the whole body is stored; a job records the purchases."
                            + " Lines that are not as they must be are reported, the others are recorded. The same import"
                            + " again changes nothing.")
    @APIResponse(responseCode = "202", description = "The import is stored and waits for its turn.")
    @APIResponse(responseCode = "429", description = "`too-many-jobs`: wait until one of them has ended.")
    @APIResponse(responseCode = "503", description = "`too-many-uploads`: too many imports are coming in at once.")
    public RestResponse<JobView> accept(
            @BeanParam ImportQuery query,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = ImportFormat.CSV_TYPE,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        maxLength = ImportQuery.BODY_LENGTH_MOST),
                                        examples = @ExampleObject(name = "csv", value = """
                                        source,order_id,customer_external_id,purchased_at,total,currency
                                        pos-7,A-1001,00001,2026-11-21T09:30:00+09:00,12900,KRW
                                        """)),
                                @Content(
                                        mediaType = ImportFormat.NDJSON_TYPE,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        maxLength = ImportQuery.BODY_LENGTH_MOST,
                                                        examples = """
                                        {"source":"pos-7","orderId":"A-1001","customer":{"externalId":"00001"},\
                                        "purchasedAt":"2026-11-21T09:30:00+09:00",\
                                        "total":{"amount":"12900","currency":"KRW"}}
                                        {"source":"pos-7","orderId":"A-1002","customer":{"externalId":"00002"},\
                                        "purchasedAt":"2026-11-21T09:31:00+09:00",\
                                        "total":{"amount":"4500","currency":"KRW"}}
                                        """))
                            })
                    @LargeBody(mebibytesMost = ImportQuery.MEBIBYTES_MOST)
                    InputStream body) {
        return imports.accept(caller.key(), kind, query.command(caller, false), body)
                .toResponse();
    }
}
