package io.dangol.kit.security;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who sent the request that is being answered.
@RequestScoped
public class Caller {
    private final JsonWebToken token;
    private final HttpHeaders headers;
    private @Nullable String source;

    Caller(JsonWebToken token, HttpHeaders headers) {
        this.token = token;
        this.headers = headers;
    }

    /// Whether the token has this role.
    public boolean is(String role) {
        return token.getGroups() != null && token.getGroups().contains(role);
    }

    /// The token's subject, for the record of who did something.
    public String subject() {
        return Objects.requireNonNullElse(token.getSubject(), "unknown");
    }

    /// The customer whom a `customer` token stands for, `cus_…`.
    public Optional<String> customerId() {
        return Optional.ofNullable(token.<String>getClaim("customer_id"));
    }

    /// The source that a `partner` token may act for: the name under which its data is kept. The token
    /// has its id.
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /// The source that a request is about: for a partner its own, which it may name by id or name, or
    /// leave out.
    ///
    /// @param named what the request says, or null
    /// @return what the request says, for everybody but partners
    /// @throws Refusal 403 where a partner names another source
    public @Nullable String sourceOf(@Nullable String named) {
        if (!is(Roles.PARTNER)) {
            return named;
        }
        String own = requireSource();
        if (named != null && !named.equals(own) && !sourceIn(token).equals(Optional.of(named))) {
            throw new Refusal(
                    CommonProblem.FORBIDDEN,
                    "`source` must be the source of the partner's token, by its id or name; send that, or leave it"
                            + " out");
        }
        return own;
    }

    /// The source of a partner's token.
    ///
    /// @throws Refusal 403 where it has none
    public String requireSource() {
        return source().orElseThrow(Caller::withoutSource);
    }

    /// Lets a `partner` pass only with a customer that it names by an id of its own; everybody else
    /// passes. Otherwise whoever got hold of a customer's id could act for them.
    ///
    /// @param customerId the suite's id that the request names, or null
    /// @throws Refusal 403
    public void requireMayNameCustomer(@Nullable String customerId) {
        if (customerId != null && is(Roles.PARTNER)) {
            throw new Refusal(
                    CommonProblem.FORBIDDEN,
                    "a partner must name customers by its own ids; send `customer.externalId` instead of"
                            + " `customer.id`");
        }
    }

    /// Who owns what is kept for the caller alone (jobs): all who speak for a partner's source are one.
    public String owner() {
        return is(Roles.PARTNER) ? sourceIn(token).orElseThrow(Caller::withoutSource) : subject();
    }

    /// To be called before the endpoint runs.
    void actFor(String itsSource) {
        source = itsSource;
    }

    private static Refusal withoutSource() {
        return new Refusal(
                CommonProblem.FORBIDDEN, "a partner's token must name a source; ask for one with the claim `source`");
    }

    static Optional<String> sourceIn(JsonWebToken token) {
        return Optional.ofNullable(token.<String>getClaim("source"));
    }

    /// Lets a `customer` pass only to themselves; everybody else passes.
    ///
    /// @throws Refusal 404, so that nobody learns whether another's id exists
    public void requireMaySeeCustomer(String customerId) {
        if (is(Roles.CUSTOMER) && !customerId().equals(Optional.of(customerId))) {
            throw CommonProblem.notFound();
        }
    }

    /// The key of the request, for an endpoint that takes one but does not insist.
    public IdempotencyKey key() {
        return new IdempotencyKey(scope(), sentKey());
    }

    /// The key of the request, for an endpoint that insists on one.
    ///
    /// @throws Refusal 400 without
    public IdempotencyKey requiredKey() {
        return IdempotencyKey.required(scope(), sentKey());
    }

    /// Of several headers the first counts; they are not one key together.
    private @Nullable String sentKey() {
        return headers.getRequestHeaders().getFirst(IdempotencyKey.HEADER);
    }

    /// Partners of two sources can have the same subject, and must not get each other's answers.
    private String scope() {
        return is(Roles.PARTNER) ? owner() + " " + subject() : subject();
    }
}
