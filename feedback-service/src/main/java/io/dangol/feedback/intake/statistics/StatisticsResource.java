package io.dangol.feedback.intake.statistics;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/sources/{id}/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public class StatisticsResource {
    private final StatisticsService statistics;

    StatisticsResource(StatisticsService statistics) {
        this.statistics = statistics;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST})
    @Operation(
            operationId = "getSourceStatistics",
            summary = "Count a source's deliveries by what became of them",
            description = "By day, up to 366 days, kept for 800. What was recorded, repeated or quarantined is counted"
                    + " with it; refusals some seconds later.")
    public Uni<SourceStatistics> get(
            @PathParam("id") String id,
            @QueryParam("from")
                    @Parameter(description = "The first day, in the company's zone; 30 days before `to` unless given.")
                    @Nullable String from,
            @QueryParam("to") @Parameter(description = "The day behind the last; tomorrow unless given.") @Nullable String to) {
        return statistics.of(new SourceId(IdKind.SOURCE.inPath(id)), from, to);
    }
}
