package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/v1/integrity`.
@Path("/v1/integrity")
@Tag(name = "Ledger")
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
            description =
                    "Reads on one snapshot, and lets writers pass: everything, or of large books the newest and as"
                            + " much of the rest as there is time for. What is found fails the service's health until it is"
                            + " mended. 503 where the time does not suffice, or other checks are running.")
    @APIResponse(responseCode = "200", description = "What was found, be it good or bad.")
    public Uni<IntegrityView> check() {
        return integrity.check();
    }
}
