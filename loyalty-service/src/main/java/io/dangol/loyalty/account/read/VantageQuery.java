package io.dangol.loyalty.account.read;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// From where the books are looked at, taken as one `@BeanParam`.
///
/// @param asOf the last moment of what had happened; null for everything
/// @param knownAt the last moment of what was entered; null for everything
public record VantageQuery(
        @Parameter(
                description =
                        "Only what had happened by then, whenever it was entered; that moment included. Absent: everything.",
                example = VantageQuery.TIME_EXAMPLE,
                schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        @QueryParam("asOf")
        @Nullable String asOf,

        @Parameter(
                description =
                        "Only what was entered in the books by then: what they said at that moment. Absent: everything.",
                example = VantageQuery.TIME_EXAMPLE,
                schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        @QueryParam("knownAt")
        @Nullable String knownAt) {
    static final String TIME_EXAMPLE = "2026-11-30T15:00:00Z";

    /// @throws io.dangol.kit.problem.Refusal 400 where one is no time
    Vantage vantage() {
        return new Vantage(QueryTimes.time("asOf", asOf), QueryTimes.time("knownAt", knownAt));
    }
}
