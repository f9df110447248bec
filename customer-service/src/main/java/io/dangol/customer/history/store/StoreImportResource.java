package io.dangol.customer.history.store;

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

/// Imports of stores over HTTP.
@Path("/v1/stores:import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stores")
public class StoreImportResource {
    private final ImportService imports;
    private final StoreImports kind;
    private final Caller caller;

    StoreImportResource(ImportService imports, StoreImports kind, Caller caller) {
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
            operationId = "importStores",
            summary = "Import stores by the file",
            description =
                    "CSV (RFC 4180, UTF-8, with a header line) or NDJSON (the body of `createStore` a line), up to"
                            + " 512 MiB, a line up to 32 KiB. A CSV's header names `code` and `name`, and may name"
                            + " `address`, `region`, `latitude` with `longitude`, `zone` and `active` (true or false). A"
                            + " code that is not there is created, one that is there is updated; what a line leaves out"
                            + " stays. The answer comes when the whole body is stored; a job does the rest and reports the"
                            + " lines that are not as they must be. The same import again changes nothing.")
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
                                        code,name,address,region,latitude,longitude,zone,active
                                        gangnam,강남점,서울특별시 강남구 강남대로 396,KR-11,37.497942,127.027621,Asia/Seoul,true
                                        """)),
                                @Content(
                                        mediaType = ImportFormat.NDJSON_TYPE,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        maxLength = ImportQuery.BODY_LENGTH_MOST,
                                                        examples = """
                                        {"code":"gangnam","name":"강남점","latitude":37.497942,"longitude":127.027621}
                                        {"code":"pier-39","name":"Pier 39","zone":"America/Los_Angeles"}
                                        """))
                            })
                    @LargeBody(mebibytesMost = ImportQuery.MEBIBYTES_MOST)
                    InputStream body) {
        return imports.accept(caller.key(), kind, query.command(caller, false), body)
                .toResponse();
    }
}
