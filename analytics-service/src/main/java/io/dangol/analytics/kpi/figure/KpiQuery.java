package io.dangol.analytics.kpi.figure;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The key figure that is asked for, and of what, taken as one `@BeanParam`.
///
/// @param kpi which key figure
/// @param from the first day, as it was sent
/// @param to the day behind the last, as it was sent
/// @param currency the only currency that counts; null for any
public record KpiQuery(
        @Parameter(
                description = KpiQuery.KPI,
                schema = @Schema(type = SchemaType.STRING, maxLength = KpiQuery.KPI_LENGTH),
                example = "revenue")
        @PathParam("kpi")
        String kpi,

        @Parameter(
                description = "The first day, in the company's zone.",
                required = true,
                schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10),
                example = "1997-01-01")
        @QueryParam("from")
        @Nullable String from,

        @Parameter(
                description = "The day behind the last, in the company's zone; at most 50 years later.",
                required = true,
                schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10),
                example = "1998-07-01")
        @QueryParam("to")
        @Nullable String to,

        @Parameter(
                description = "Only purchases in this currency (ISO 4217). A figure of money has to name it"
                        + " where the period has several.",
                schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}$", maxLength = 3),
                example = "USD")
        @QueryParam("currency")
        @Nullable String currency) {
    static final String KPI = "Which key figure; `GET /v1/kpis` lists them.";
    static final int KPI_LENGTH = 40;

    /// The days that are asked for.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if they are not a period
    Period period() {
        return Period.parse(from, to);
    }
}
