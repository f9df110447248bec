package io.dangol.loyalty.earning.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.openapi.PatchOf;
import io.dangol.kit.openapi.Versioned;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.MergePatch;
import io.dangol.loyalty.ledger.PublicIds;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/v1/earning-rules`.
@Path("/v1/earning-rules")
@Tag(name = "Earning", description = "What purchases earn.")
public class EarningRuleResource {
    private static final String ID = "The rule's id.";
    private static final String ID_EXAMPLE = "rul_0000000000e008000000000082";

    private final EarningRuleService rules;
    private final Caller caller;

    EarningRuleResource(EarningRuleService rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listEarningRules", summary = "List the earning rules, one for each currency")
    public Uni<Page<EarningRuleView>> list(@BeanParam PageQuery query) {
        return rules.list(query.page());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Versioned
    @Operation(operationId = "getEarningRule", summary = "Get an earning rule")
    @APIResponse(responseCode = "200", description = "The rule, with its ETag.")
    public Uni<RestResponse<EarningRuleView>> get(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id) {
        return rules.get(uuid(id)).map(EarningRuleResource::tagged);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Idempotent
    @Operation(operationId = "createEarningRule", summary = "Make the earning rule of a currency")
    @APIResponse(
            responseCode = "201",
            description = "The rule.",
            headers =
                    @Header(
                            name = HttpHeaders.LOCATION,
                            description = "Its path.",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 100)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EarningRuleView.class)))
    public Uni<RestResponse<EarningRuleView>> create(
            @Valid @NotNull(message = "is required") EarningRuleRequest request) {
        return rules.create(caller.key(), caller.subject(), request).map(Reply::toResponse);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "changeEarningRule",
            summary = "Change an earning rule",
            description =
                    "A merge patch (RFC 7396); the currency never changes. The new version applies to purchases that are handled from then on; what was earned stays.")
    @APIResponse(responseCode = "200", description = "The rule in its new version.")
    public Uni<RestResponse<EarningRuleView>> change(
            @Parameter(description = ID, example = ID_EXAMPLE) @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @PatchOf(EarningRuleRequest.class) @NotNull(message = "is required") JsonNode patch) {
        return rules.change(uuid(id), ifMatch, caller.subject(), patch).map(EarningRuleResource::tagged);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(PublicIds.RULE, id).orElseThrow(CommonProblem::notFound);
    }

    private static RestResponse<EarningRuleView> tagged(EarningRuleView rule) {
        return EntityTag.ok(rule, rule.version());
    }
}
