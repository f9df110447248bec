package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/survey-occasions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class OccasionResource {
    private final OccasionService occasions;
    private final Caller caller;

    OccasionResource(OccasionService occasions, Caller caller) {
        this.occasions = occasions;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Idempotent
    @Operation(
            operationId = "postSurveyOccasion",
            summary = "Tell that a purchase was delivered",
            description =
                    "Surveys that wait for deliveries then ask so long after this moment, and no longer go by what"
                            + " they take for granted. The same purchase is told once; who was asked about it already is not"
                            + " asked again. A partner tells of its own source's.")
    @APIResponse(responseCode = "202", description = "It is kept.")
    public Uni<RestResponse<OccasionView>> post(@NotNull @Valid OccasionForm request) {
        return occasions.tell(request, FeedbackScope.of(caller), caller.key()).map(reply -> reply.toResponse());
    }
}
