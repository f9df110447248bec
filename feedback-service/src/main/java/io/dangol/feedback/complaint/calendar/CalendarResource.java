package io.dangol.feedback.complaint.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars", description = "When a company works; what business time is counted by.")
public class CalendarResource {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final CalendarService calendars;
    private final Caller caller;

    CalendarResource(CalendarService calendars, Caller caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listCalendars", summary = "List business calendars, the newest first")
    public Uni<Page<CalendarView>> list(@BeanParam PageQuery query) {
        return calendars.list(query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getCalendar", summary = "Get a business calendar")
    public Uni<RestResponse<CalendarView>> get(@PathParam("id") String id) {
        return calendars.get(IdKind.CALENDAR.inPath(id)).map(Reply::toResponse);
    }

    @GET
    @Path("/{id}/holidays")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listHolidays",
            summary = "List the holidays of a calendar's year",
            description = "Public ones are known from 2024 to 2030; those of the company itself in any year.")
    public Uni<CalendarView.Year> holidays(
            @PathParam("id") String id,
            @QueryParam("year")
                    @Parameter(
                            required = true,
                            description = "The year, 2000 to 2100.",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .INTEGER,
                                            format = "int32",
                                            minimum = "2000",
                                            maximum = "2100",
                                            examples = "2026"))
                    @Nullable Integer year) {
        if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
            throw CommonProblem.invalid("year", "must be " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return calendars.year(IdKind.CALENDAR.inPath(id), year);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "createCalendar",
            summary = "Make a business calendar",
            description = "At most 100: 422 `too-many-calendars`.")
    @APIResponse(responseCode = "201", description = "It is made.")
    public Uni<RestResponse<CalendarView>> create(@NotNull @Valid CalendarForm request) {
        return calendars.create(request, caller.subject(), caller.key()).map(Reply::toResponse);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeCalendar",
            summary = "Change a business calendar",
            description = "A merge patch (RFC 7396). The new version applies from then on: what was counted by the old"
                    + " one stays. `If-Match` is required: 428 without.")
    public Uni<RestResponse<CalendarView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(CalendarForm.class) @NotNull JsonNode patch) {
        return calendars
                .change(IdKind.CALENDAR.inPath(id), ifMatch, caller.subject(), patch)
                .map(Reply::toResponse);
    }
}
