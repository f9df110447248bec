package io.dangol.kit.security;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Resolves the source of a partner's token before the endpoint runs, so that no endpoint can forget to: the token has
/// the source's id, and data is kept under its name.
public class PartnerSourceFilter {
    private final CurrentIdentityAssociation identities;
    private final SourceNames sources;
    private final Caller caller;

    PartnerSourceFilter(CurrentIdentityAssociation identities, SourceNames sources, Caller caller) {
        this.identities = identities;
        this.sources = sources;
        this.caller = caller;
    }

    /// @return null where there is nothing to wait for
    @ServerRequestFilter
    public @Nullable Uni<Void> resolve(ContainerRequestContext request) {
        if (!sources.isKnown() || request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return null;
        }
        // A token that is no good is refused where the endpoint demands one, and only there.
        return identities
                .getDeferredIdentity()
                .map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .flatMap(this::resolve);
    }

    private Uni<Void> resolve(Optional<SecurityIdentity> identity) {
        Optional<String> claim = identity.filter(known -> known.hasRole(Roles.PARTNER))
                .map(SecurityIdentity::getPrincipal)
                .filter(JsonWebToken.class::isInstance)
                .map(JsonWebToken.class::cast)
                .flatMap(Caller::sourceIn);
        return claim.map(id -> sources.ofId(id)
                        .invoke(name -> caller.actFor(name.orElseThrow(PartnerSourceFilter::unknown)))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Refusal unknown() {
        return new Refusal(
                CommonProblem.FORBIDDEN,
                "the claim `source` of a partner's token must be the id of a registered source; ask for a token with"
                        + " the id that creating the source answered, or try again in a moment if it is new");
    }
}
