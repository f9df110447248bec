package io.dangol.feedback.survey.result;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.RecordedTimes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/surveys/{id}/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class ResultResource {

    private final ResultService results;

    ResultResource(ResultService results) {
        this.results = results;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getSurveyResults",
            summary = "Get what came of a survey",
            description = "Of the invitations that were issued from the day `from` until before the day `to`, in the"
                    + " company's zone. Answers count once their survey is completed, or has expired. Segments are what"
                    + " invitations were issued with.")
    public Uni<ResultView> get(
            @PathParam("id") String id,
            @QueryParam("from")
                    @Parameter(
                            description = "The first day of issue; from the beginning if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10))
                    @Nullable String from,
            @QueryParam("to")
                    @Parameter(
                            description = "The day after the last day of issue; until now if absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date", maxLength = 10))
                    @Nullable String to,
            @QueryParam("by")
                    @Parameter(
                            description = "What results are put together by; all in one if absent.",
                            schema = @Schema(implementation = Grouping.class))
                    @Nullable String by) {
        return results.of(IdKind.SURVEY.inPath(id), day("from", from), day("to", to), Grouping.inQuery(by));
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return RecordedTimes.require(parameter, LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            throw CommonProblem.invalid(parameter, "must be a day, as 2026-11-24");
        }
    }
}
