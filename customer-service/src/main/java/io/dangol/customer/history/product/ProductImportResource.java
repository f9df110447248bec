package io.dangol.customer.history.product;

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

/// Imports of products over HTTP.
@Path("/v1/products:import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products")
public class ProductImportResource {
    private final ImportService imports;
    private final ProductImports kind;
    private final Caller caller;

    ProductImportResource(ImportService imports, ProductImports kind, Caller caller) {
        this.imports = imports;
        this.kind = kind;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE})
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE})
    @Idempotent
    @Operation(
            operationId = "importProducts",
            summary = "Import products by the file",
            description =
                    "CSV (RFC 4180, UTF-8, with a header line) or NDJSON (the body of `createProduct` a line), up to"
                            + " 512 MiB, a line up to 32 KiB. A CSV's header names `sku`, and may name `name_ko`, `name_en`,"
                            + " `category_path` (names with > between them), `price` with `currency`, and `active` (true or"
                            + " false). A sku that is not there is created, one that is there is updated; what a line leaves"
                            + " out stays. The answer comes when the whole body is stored; a job does the rest and reports"
                            + " the lines that are not as they must be. The same import again changes nothing.")
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
                                        sku,name_ko,name_en,category_path,price,currency,active
                                        TEA-01,제주 녹차 50g,Jeju green tea 50 g,tea > green,6450,KRW,true
                                        """)),
                                @Content(
                                        mediaType = ImportFormat.NDJSON_TYPE,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        maxLength = ImportQuery.BODY_LENGTH_MOST,
                                                        examples = """
                                        {"sku":"TEA-01","nameKo":"제주 녹차 50g","categoryPath":["tea","green"],\
                                        "price":{"amount":"6450","currency":"KRW"}}
                                        {"sku":"TEA-02","nameKo":"말차 30g","active":false}
                                        """))
                            })
                    @LargeBody(mebibytesMost = ImportQuery.MEBIBYTES_MOST)
                    InputStream body) {
        return imports.accept(caller.key(), kind, query.command(caller, false), body)
                .toResponse();
    }
}
