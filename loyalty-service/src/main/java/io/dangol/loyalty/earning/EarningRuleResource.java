package io.dangol.loyalty.earning;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.web.EntityTag;
import io.dangol.loyalty.api.Api;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// `/v1/earning-rules`.
@Path("/v1/earning-rules")
@Tag(name = Api.EARNING)
public class EarningRuleResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String ID = "The rule's id.";
    private static final String ID_EXAMPLE = "rul_00000000003g008000000000g2";

    private final EarningRuleService rules;
    private final Caller caller;

    EarningRuleResource(EarningRuleService rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "listEarningRules", summary = "List the earning rules, one for each currency")
    @APIResponse(responseCode = "200", description = "A page of rules.")
    public Uni<Page<EarningRuleView>> list(
            @Parameter(ref = Api.LIMIT) @QueryParam("limit") @Nullable Integer limit,
            @Parameter(ref = Api.CURSOR) @QueryParam("cursor") @Nullable String cursor) {
        return rules.list(PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(operationId = "getEarningRule", summary = "Get an earning rule")
    @APIResponse(responseCode = "200", description = "The rule, with its ETag.")
    @APIResponse(responseCode = "404", ref = Api.NOT_FOUND)
    public Uni<RestResponse<EarningRuleView>> get(@Parameter(description = ID, example = ID_EXAMPLE) String id) {
        return rules.get(uuid(id)).map(EarningRuleResource::tagged);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "createEarningRule", summary = "Make the earning rule of a currency")
    @APIResponse(
            responseCode = "201",
            description = "The rule.",
            headers =
                    @Header(name = HttpHeaders.LOCATION, description = "Its path.", schema = @Schema(maxLength = 100)),
            content = @Content(schema = @Schema(implementation = EarningRuleView.class)))
    @APIResponse(responseCode = "409", ref = Api.CONFLICT)
    @APIResponse(responseCode = "422", ref = Api.UNPROCESSABLE)
    public Uni<Response> create(
            @Parameter(
                            description = "Your own name for this command; the same again gets the same answer.",
                            schema = @Schema(maxLength = 255))
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable String idempotencyKey,
            @Valid @NotNull(message = "is required") EarningRuleRequest request) {
        return rules.create(caller.key(idempotencyKey), caller.subject(), request)
                .map(Reply::toResponse);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MERGE_PATCH)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "changeEarningRule",
            summary = "Change an earning rule",
            description = "The new version applies to purchases that are handled from then on; what was earned stays.")
    @APIResponse(responseCode = "200", description = "The rule in its new version.")
    @APIResponse(responseCode = "404", ref = Api.NOT_FOUND)
    @APIResponse(responseCode = "412", ref = Api.PRECONDITION_FAILED)
    @APIResponse(responseCode = "428", ref = Api.PRECONDITION_REQUIRED)
    public Uni<RestResponse<EarningRuleView>> change(
            @Parameter(description = ID, example = ID_EXAMPLE) String id,
            @Parameter(description = "The ETag of the rule as you read it.", schema = @Schema(maxLength = 100))
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @Valid @NotNull(message = "is required") EarningRulePatch patch) {
        return rules.change(uuid(id), ifMatch, caller.subject(), patch).map(EarningRuleResource::tagged);
    }

    private static UUID uuid(String id) {
        return PublicId.parse(PublicIds.RULE, id).orElseThrow(CommonProblem::notFound);
    }

    private static RestResponse<EarningRuleView> tagged(EarningRuleView rule) {
        return ResponseBuilder.ok(rule)
                .header(HttpHeaders.ETAG, EntityTag.of(rule.version()))
                .build();
    }
}
