package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.cases.CaseService.Decider;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return cases.listOf(self(), PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.CUSTOMER)
    @Versioned
    @Operation(operationId = "getMyCase", summary = "Get one of the signed-in customer's cases")
    @APIResponse(
            responseCode = "200",
            description = "The case, with its version as `ETag`.",
            content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    public Uni<Response> get(@PathParam("id") String id) {
        UUID self = self();
        return cases.get(new CaseId(IdKind.CASE.inPath(id))).map(found -> {
            if (!self.equals(found.customerId())) {
                throw CommonProblem.notFound();
            }
            return Response.ok(MyCaseView.of(found))
                    .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                    .build();
        });
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(
            operationId = "confirmMyCase",
            summary = "Agree that it was put right",
            description = "`If-Match` is honoured if it is sent. Refusals (422): `case-not-resolved`, `case-confirmed`,"
                    + " `case-closed`.")
    @APIResponse(
            responseCode = "200",
            description = "It is confirmed.",
            content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    public Uni<Response> confirm(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.decide(
                        new CaseId(IdKind.CASE.inPath(id)), decider(key, ifMatch), "confirm-my-case", "", Case::confirm)
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed(Roles.CUSTOMER)
    @Operation(
            operationId = "reopenMyCase",
            summary = "Say that it was not put right",
            description = "The case is open again, and its clocks start anew. `If-Match` is honoured if it is sent."
                    + " Refusal (422): `case-not-resolved`.")
    @APIResponse(
            responseCode = "200",
            description = "It is open again.",
            content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    public Uni<Response> reopen(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.decide(
                        new CaseId(IdKind.CASE.inPath(id)), decider(key, ifMatch), "reopen-my-case", "", Case::reopen)
                .map(reply -> reply.toResponse());
    }

    private Decider decider(@Nullable String key, @Nullable String ifMatch) {
        return new Decider(caller.subject(), false, self(), caller.key(key), ifMatch);
    }

    private UUID self() {
        UUID customerId = FeedbackScope.of(caller).customerId();
        if (customerId == null) {
            throw CommonProblem.notFound();
        }
        return customerId;
    }
}
