package io.dangol.analytics.kpi;

import io.dangol.analytics.api.Api;
import io.dangol.kit.paging.Page;
import io.dangol.kit.problem.CommonProblem;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `/v1/kpis`.
@Path("/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Api.KPIS)
@APIResponse(responseCode = "401", ref = Api.UNAUTHORIZED)
@APIResponse(responseCode = "403", ref = Api.FORBIDDEN)
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
    public Page<KpiDefinitionView> list(
            @Parameter(
                            description = "Whether to tell how many items all pages have.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("count")
                    boolean count) {
        return Page.whole(kpis.definitions(), count);
    }

    @GET
    @Path("/{kpi}/definition")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpiDefinition", summary = "Get what a key figure means")
    @Parameter(ref = Api.KPI)
    @APIResponse(responseCode = "200", description = "The definition and its fingerprint.")
    @APIResponse(responseCode = "404", ref = Api.NOT_FOUND)
    public KpiDefinitionView definition(@Parameter(hidden = true) @PathParam("kpi") String kpi) {
        return kpis.definition(kpi);
    }

    @GET
    @Path("/{kpi}")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpi", summary = "Get a key figure of a period")
    @Parameter(ref = Api.KPI)
    @Parameter(ref = Api.FROM)
    @Parameter(ref = Api.TO)
    @Parameter(ref = Api.CURRENCY)
    @Parameter(
            name = "by",
            in = ParameterIn.QUERY,
            description = "Divide the figure by channel as well.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {BY_CHANNEL}))
    @APIResponse(responseCode = "200", description = "The figure, the size of its sample and how sure it is.")
    @APIResponse(responseCode = "400", ref = Api.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = Api.NOT_FOUND)
    public Uni<KpiFigureView> figure(
            @Parameter(hidden = true) @PathParam("kpi") String kpi,
            @Parameter(hidden = true) @QueryParam("from") @Nullable String from,
            @Parameter(hidden = true) @QueryParam("to") @Nullable String to,
            @Parameter(hidden = true) @QueryParam("currency") @Nullable String currency,
            @Parameter(hidden = true) @QueryParam("by") @Nullable String by) {
        if (by != null && !by.equals(BY_CHANNEL)) {
            throw CommonProblem.invalid("by", "is channel");
        }
        return kpis.figure(kpi, Period.parse(from, to), currency, by != null);
    }

    @GET
    @Path("/{kpi}/series")
    @RolesAllowed({Roles.ANALYST, Roles.MARKETER, Roles.OPERATOR, Roles.AGENT})
    @Operation(operationId = "getKpiSeries", summary = "Get a key figure over time")
    @Parameter(ref = Api.KPI)
    @Parameter(ref = Api.FROM)
    @Parameter(ref = Api.TO)
    @Parameter(ref = Api.CURRENCY)
    @Parameter(
            name = "step",
            in = ParameterIn.QUERY,
            required = true,
            description = "Into what the period is divided: days, weeks from Monday, or months; at most 800 parts.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"day", "week", "month"}),
            example = "month")
    @APIResponse(responseCode = "200", description = "The figure of every part of the period.")
    @APIResponse(responseCode = "400", ref = Api.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = Api.NOT_FOUND)
    public Uni<KpiSeriesView> series(
            @Parameter(hidden = true) @PathParam("kpi") String kpi,
            @Parameter(hidden = true) @QueryParam("from") @Nullable String from,
            @Parameter(hidden = true) @QueryParam("to") @Nullable String to,
            @Parameter(hidden = true) @QueryParam("currency") @Nullable String currency,
            @Parameter(hidden = true) @QueryParam("step") @Nullable String step) {
        return kpis.series(kpi, Period.parse(from, to), currency, Step.parse(step));
    }
}
