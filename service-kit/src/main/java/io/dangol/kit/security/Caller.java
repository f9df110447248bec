package io.dangol.kit.security;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who sent the request that is being answered.
@RequestScoped
public class Caller {
    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
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

    /// The source that a `partner` token may act for.
    public Optional<String> source() {
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

    /// Lets a `partner` pass only with their own source; everybody else passes.
    ///
    /// @throws Refusal 403
    public void requireMayActForSource(String source) {
        if (is(Roles.PARTNER) && !source().equals(Optional.of(source))) {
            throw new Refusal(CommonProblem.FORBIDDEN, "a partner's token acts only for the source that it names");
        }
    }

    /// The key of an endpoint that takes one but does not insist.
    public IdempotencyKey key(@Nullable String header) {
        return new IdempotencyKey(subject(), header);
    }

    /// The key of an endpoint that insists on one.
    ///
    /// @throws Refusal 400 without
    public IdempotencyKey requiredKey(@Nullable String header) {
        return IdempotencyKey.required(subject(), header);
    }
}
