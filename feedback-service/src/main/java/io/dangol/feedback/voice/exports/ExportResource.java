package io.dangol.feedback.voice.exports;

import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.record.FeedbackFilter;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.security.SourceNames;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/feedback:export")
@Tag(name = "Feedback")
public class ExportResource {
    private static final String CSV = "text/csv";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NDJSON = "application/x-ndjson";

    private final ExportService exports;
    private final Caller caller;
    private final SourceNames sources;

    ExportResource(ExportService exports, Caller caller, SourceNames sources) {
        this.exports = exports;
        this.caller = caller;
        this.sources = sources;
    }

    @GET
    @Blocking
    @Produces({NDJSON, CSV})
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "exportFeedback",
            summary = "Export feedback by the file",
            description = "The oldest first, streamed: NDJSON, texts as they were sent; or CSV (RFC 4180, UTF-8) if"
                    + " `Accept` says so. In CSV a value that begins with `=`, `+`, `-`, `@` (full-width ones and"
                    + " those behind white space, too), a tab, an end of line or an apostrophe has one apostrophe before"
                    + " it, so that no spreadsheet takes it for a formula;"
                    + " `importFeedback` with `guarded=true` takes it away again. A text that CSV cannot hold (a NUL,"
                    + " half a surrogate pair) is escaped as JSON does, and `text_escaped` is true. A partner gets its"
                    + " own source's.")
    @APIResponse(
            responseCode = "200",
            description = "The feedback.",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response export(
            @QueryParam("kind") @Parameter(schema = @Schema(implementation = Kind.class)) @Nullable String kind,
            @QueryParam("channel") @Parameter(description = "Where it was said.") @Nullable String channel,
            @QueryParam("customerId") @Parameter(description = "Who said it.") @Nullable String customerId,
            @QueryParam("source") @Parameter(description = "The name or id of its source.") @Nullable String source,
            @Context HttpHeaders headers) {
        ExportFormat format = format(headers);
        FeedbackFilter filter = FeedbackFilter.of(kind, channel, customerId, source);
        FeedbackFilter visible = filter.within(FeedbackScope.of(caller))
                .resolved(sources)
                .await()
                .atMost(PATIENCE);
        return Response.ok(exports.export(format, visible))
                .type(format == ExportFormat.CSV ? CSV + ";charset=utf-8" : NDJSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"feedback.%s\"".formatted(format == ExportFormat.CSV ? "csv" : "ndjson"))
                .build();
    }

    private static ExportFormat format(HttpHeaders headers) {
        MediaType csv = MediaType.valueOf(CSV);
        MediaType ndjson = MediaType.valueOf(NDJSON);
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(ndjson)) {
                return ExportFormat.NDJSON;
            }
            if (accepted.isCompatible(csv)) {
                return ExportFormat.CSV;
            }
        }
        return ExportFormat.NDJSON;
    }
}
