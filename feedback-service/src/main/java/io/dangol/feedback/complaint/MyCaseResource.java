package io.dangol.feedback.complaint;

import io.dangol.feedback.feedback.FeedbackScope;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/me/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
public class MyCaseResource {
    private final CaseService cases;
    private final Caller caller;

    MyCaseResource(CaseService cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(operationId = "listMyCases", summary = "List the signed-in customer's cases, the newest first")
    public Uni<Page<MyCaseView>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        UUID customerId = FeedbackScope.of(caller).customerId();
        if (customerId == null) {
            throw CommonProblem.notFound();
        }
        return cases.listOf(customerId, PageRequest.of(limit, cursor));
    }
}
