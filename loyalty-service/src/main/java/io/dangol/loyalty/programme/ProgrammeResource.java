package io.dangol.loyalty.programme;

import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/v1/programme`.
@Path("/v1/programme")
@Tag(name = "ledger")
public class ProgrammeResource {
    private final ProgrammeService programme;

    ProgrammeResource(ProgrammeService programme) {
        this.programme = programme;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getProgramme", summary = "Get the programme's figures: issued, outstanding and the rest")
    @APIResponse(responseCode = "200", description = "The figures, all of one moment.")
    public Uni<ProgrammeView> get() {
        return programme.get();
    }
}
