package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/survey-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class PolicyResource {
    private final PolicyService policies;
    private final Caller caller;

    PolicyResource(PolicyService policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getSurveyPolicy", summary = "Get how often anybody is asked at most")
    public Uni<RestResponse<PolicyView>> get() {
        return policies.get().map(PolicyResource::tagged);
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "changeSurveyPolicy",
            summary = "Change how often anybody is asked at most",
            description =
                    "A merge patch (RFC 7396); `limits` are replaced whole. It holds for invitations from then on."
                            + " `If-Match` is required: 428 without.")
    public Uni<RestResponse<PolicyView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(PolicyForm.class) @NotNull JsonNode patch) {
        return policies.change(ifMatch, caller.subject(), patch).map(PolicyResource::tagged);
    }

    private static RestResponse<PolicyView> tagged(PolicyView policy) {
        return EntityTag.ok(policy, policy.version());
    }
}
