package io.dangol.loyalty.programme.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/v1/programme`.
@Path("/v1/programme")
@Tag(name = "Ledger")
public class ProgrammeResource {
    private final ProgrammeService programme;
    private final Caller caller;

    ProgrammeResource(ProgrammeService programme, Caller caller) {
        this.programme = programme;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(
            operationId = "getProgramme",
            summary = "Get the programme's figures, issued, outstanding and the rest, and its settings")
    @APIResponse(
            responseCode = "200",
            description = "The figures, all of one moment, and the settings, with their ETag.")
    public Uni<RestResponse<ProgrammeView>> get() {
        return programme.get().map(ProgrammeResource::tagged);
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "changeProgramme",
            summary = "Change the programme's settings",
            description =
                    "A merge patch (RFC 7396). The new version holds within two seconds, for what is posted from then on; every version is kept.")
    @APIResponse(responseCode = "200", description = "The programme with its settings in their new version.")
    public Uni<RestResponse<ProgrammeView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(ProgrammeRequest.class) @NotNull(message = "is required") JsonNode patch) {
        return programme.change(ifMatch, caller.subject(), patch).map(ProgrammeResource::tagged);
    }

    private static RestResponse<ProgrammeView> tagged(ProgrammeView programme) {
        return EntityTag.ok(programme, programme.version());
    }
}
