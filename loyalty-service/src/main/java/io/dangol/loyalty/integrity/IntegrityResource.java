package io.dangol.loyalty.integrity;

import io.dangol.kit.security.Roles;
import io.dangol.loyalty.api.ApiDescription;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/v1/integrity`.
@Path("/v1/integrity")
@Tag(name = "ledger")
public class IntegrityResource {
    private final IntegrityService integrity;

    IntegrityResource(IntegrityService integrity) {
        this.integrity = integrity;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST, Roles.SERVICE})
    @Operation(
            operationId = "checkIntegrity",
            summary = "Hold the ledger's invariants against the stored books",
            description = "Reads everything, on one snapshot, and lets writers pass. 503 where it would take too long.")
    @APIResponse(responseCode = "200", description = "What was found, be it good or bad.")
    @APIResponse(responseCode = "503", ref = ApiDescription.SERVICE_UNAVAILABLE)
    public Uni<IntegrityView> check() {
        return integrity.check();
    }
}
