package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/sla-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service levels", description = "How soon something is promised to happen: one policy for each priority.")
public class PolicyResource {
    private static final String PRIORITY = "The priority: `urgent`, `high`, `normal` or `low`.";

    private final PolicyService policies;
    private final Caller caller;

    PolicyResource(PolicyService policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listSlaPolicies", summary = "List the service level policies, one for each priority")
    public Uni<Page<PolicyView>> list(@QueryParam("count") boolean count) {
        return policies.list()
                .map(found -> Page.whole(found.stream().map(PolicyView::of).toList(), count));
    }

    @GET
    @Path("/{priority}")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getSlaPolicy", summary = "Get the service level policy of a priority")
    public Uni<RestResponse<PolicyView>> get(
            @PathParam("priority") @Parameter(description = PRIORITY) String priority) {
        return policies.get(priority(priority)).map(PolicyResource::tagged);
    }

    @GET
    @Path("/{priority}/versions")
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listSlaPolicyVersions",
            summary = "List all that was ever promised to a priority, the newest first")
    public Uni<Page<PolicyView>> versions(
            @PathParam("priority") @Parameter(description = PRIORITY) String priority, @BeanParam PageQuery query) {
        return policies.versions(priority(priority), query.page());
    }

    @PATCH
    @Path("/{priority}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeSlaPolicy",
            summary = "Change what is promised to a priority",
            description = "A merge patch (RFC 7396) of the targets. It applies from then on, to running clocks too: the"
                    + " time that has passed stays as it was counted. `If-Match` is required: 428 without.")
    public Uni<RestResponse<PolicyView>> change(
            @PathParam("priority") @Parameter(description = PRIORITY) String priority,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(PolicyForm.class) @NotNull JsonNode patch) {
        return policies.change(priority(priority), ifMatch, caller.subject(), patch)
                .map(PolicyResource::tagged);
    }

    private static Priority priority(String named) {
        return Priority.parse(named).orElseThrow(CommonProblem::notFound);
    }

    private static RestResponse<PolicyView> tagged(SlaPolicy policy) {
        return EntityTag.ok(PolicyView.of(policy), policy.version());
    }
}
