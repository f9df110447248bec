package io.dangol.analytics.kpi.figure;

import io.dangol.kit.paging.Page;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/kpis`.
@Path("/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Key figures", description = "Figures with their sample size and how sure they are.")
public class KpiResource {
    private static final String BY_CHANNEL = "channel";

    private final KpiService kpis;

    KpiResource(KpiService kpis) {
        this.kpis = kpis;
    }

    @GET
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "listKpis", summary = "List the key figures, with their definitions")
    @APIResponse(responseCode = "200", description = "Every key figure, on one page.")
    public Page<KpiDefinitionView> list(@QueryParam("count") boolean count) {
        return Page.whole(kpis.definitions(), count);
    }

    @GET
    @Path("/{kpi}/definition")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpiDefinition", summary = "Get what a key figure means")
    @APIResponse(responseCode = "200", description = "The definition and its fingerprint.")
    public KpiDefinitionView definition(
            @Parameter(
                            description = KpiQuery.KPI,
                            schema = @Schema(type = SchemaType.STRING, maxLength = KpiQuery.KPI_LENGTH),
                            example = "revenue")
                    @PathParam("kpi")
                    String kpi) {
        return kpis.definition(kpi);
    }

    @GET
    @Path("/{kpi}")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpi", summary = "Get a key figure of a period")
    @APIResponse(responseCode = "200", description = "The figure, the size of its sample and how sure it is.")
    public Uni<KpiFigureView> figure(
            @BeanParam KpiQuery query,
            @Parameter(
                            description = "Divide the figure by channel as well.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {BY_CHANNEL}))
                    @QueryParam("by")
                    @Nullable String by) {
        if (by != null && !by.equals(BY_CHANNEL)) {
            throw CommonProblem.invalid("by", "must be channel");
        }
        return kpis.figure(query.kpi(), query.period(), query.currency(), by != null);
    }

    @GET
    @Path("/{kpi}/series")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpiSeries", summary = "Get a key figure over time")
    @APIResponse(responseCode = "200", description = "The figure of every part of the period.")
    public Uni<KpiSeriesView> series(
            @BeanParam KpiQuery query,
            @Parameter(
                            description =
                                    "Into what the period is divided: days, weeks from Monday, or months; at most 800 parts.",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"day", "week", "month"}),
                            example = "month")
                    @QueryParam("step")
                    @Nullable String step) {
        return kpis.series(query.kpi(), query.period(), query.currency(), Granularity.parse(step));
    }
}
