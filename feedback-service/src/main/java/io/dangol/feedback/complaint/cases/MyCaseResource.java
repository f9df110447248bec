package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.complaint.cases.CaseService.Decider;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    public Uni<Page<MyCaseView>> list(@BeanParam PageQuery query) {
        return cases.listOf(self(), query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.CUSTOMER)
    @Versioned
    @Operation(operationId = "getMyCase", summary = "Get one of the signed-in customer's cases")
    public Uni<RestResponse<MyCaseView>> get(@PathParam("id") String id) {
        CustomerId self = self();
        return cases.get(new CaseId(IdKind.CASE.inPath(id))).map(found -> {
            if (!self.equals(found.customerId())) {
                throw CommonProblem.notFound();
            }
            return EntityTag.ok(MyCaseView.of(found), found.version());
        });
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed(Roles.CUSTOMER)
    @Idempotent
    @Operation(
            operationId = "confirmMyCase",
            summary = "Agree that it was put right",
            description = "`If-Match` is honoured if it is sent. Refusals (422): `case-not-resolved`, `case-confirmed`,"
                    + " `case-closed`.")
    public Uni<RestResponse<MyCaseView>> confirm(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.decide(new CaseId(IdKind.CASE.inPath(id)), decider(ifMatch), "confirm-my-case", "", Case::confirm)
                .map(reply -> reply.toResponse());
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed(Roles.CUSTOMER)
    @Idempotent
    @Operation(
            operationId = "reopenMyCase",
            summary = "Say that it was not put right",
            description = "The case is open again, and its clocks start anew. `If-Match` is honoured if it is sent."
                    + " Refusal (422): `case-not-resolved`.")
    public Uni<RestResponse<MyCaseView>> reopen(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return cases.decide(new CaseId(IdKind.CASE.inPath(id)), decider(ifMatch), "reopen-my-case", "", Case::reopen)
                .map(reply -> reply.toResponse());
    }

    private Decider decider(@Nullable String ifMatch) {
        return new Decider(caller.subject(), false, self(), caller.key(), ifMatch);
    }

    private CustomerId self() {
        CustomerId customerId = FeedbackScope.of(caller).customerId();
        if (customerId == null) {
            throw CommonProblem.notFound();
        }
        return customerId;
    }
}
