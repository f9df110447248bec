package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Themes", description = "What customers talk about more than before, and less, with how sure that is.")
public class ThemeResource {
    private static final String COMPARE_FROM =
            "The first day of the window compared with; as many days before `compareTo` as the window has unless"
                    + " given.";
    private static final String COMPARE_TO = "The day behind its last; `from` unless given.";

    private final ThemeService service;
    private final Caller caller;
    private final ZoneId zone;
    private final Clock clock;

    ThemeResource(ThemeService service, Caller caller, ZoneId zone, Clock clock) {
        this.service = service;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST, Roles.AGENT})
    @Operation(
            operationId = "listThemes",
            summary = "List what customers talk about more or less than before",
            description = "Terms (words, and phrases of two or three) and categories that at least five customers"
                    + " name, compared between two windows. A theme rises or falls if both its share of customers and its"
                    + " number of customers a day do, surely enough: the q-value takes into account how many were tested."
                    + " At most 500 terms.")
    public Uni<ThemesView> list(
            @BeanParam ThemeSelection selection,
            @QueryParam("compareFrom") @Parameter(description = COMPARE_FROM) @Nullable String compareFrom,
            @QueryParam("compareTo") @Parameter(description = COMPARE_TO) @Nullable String compareTo,
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = ThemeKind.class)) @Nullable String kind,
            @QueryParam("trend") @Parameter(schema = @Schema(implementation = Trend.class)) @Nullable String trend,
            @BeanParam PageQuery page) {
        ThemeQuery query = ThemeQuery.of(selection, compareFrom, compareTo, today());
        return service.list(query, ThemeKind.inQuery(kind), Trend.inQuery(trend), page.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST, Roles.AGENT})
    @Operation(
            operationId = "getTheme",
            summary = "Get a theme over time, by channel and by product",
            description = "404 also where fewer than five customers name it in the two windows.")
    public Uni<ThemeDetail> get(
            @PathParam("id") String id,
            @BeanParam ThemeSelection selection,
            @QueryParam("compareFrom") @Parameter(description = COMPARE_FROM) @Nullable String compareFrom,
            @QueryParam("compareTo") @Parameter(description = COMPARE_TO) @Nullable String compareTo,
            @QueryParam("interval")
                    @Parameter(description = "`day` (unless given) or `week`, from Monday on.")
                    @Nullable String interval) {
        long key = ThemeKind.keyInPath(id);
        ThemeQuery query = ThemeQuery.of(selection, compareFrom, compareTo, today());
        return service.get(query, key, ThemeSeries.unitInQuery(interval));
    }

    @GET
    @Path("/{id}/examples")
    @RolesAllowed({Roles.OPERATOR, Roles.ANALYST, Roles.AGENT})
    @Operation(
            operationId = "listThemeExamples",
            summary = "List the feedback that a theme is in, the newest first",
            description = "Of the window; texts as `GET /v1/feedback` shows them.")
    public Uni<Page<FeedbackView>> examples(
            @PathParam("id") String id, @BeanParam ThemeSelection selection, @BeanParam PageQuery page) {
        long key = ThemeKind.keyInPath(id);
        ThemeQuery query = ThemeQuery.of(selection, null, null, today());
        return service.examples(query, key, FeedbackScope.of(caller), page.page());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
