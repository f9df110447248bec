package io.dangol.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/// Verifies a token's signature once, and remembers for a short while that it was good: a front end sends the same
/// token
/// with thousands of requests, and checking an RSA signature costs more than most of what they ask for.
///
/// What changes with time is looked at every time: a token that has expired since is refused.
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final int TOKENS_MOST = 2_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> verified = Caffeine.newBuilder()
            .maximumSize(TOKENS_MOST)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known != null && isLive(known, context)) {
            return known;
        }
        JWTCallerPrincipal fresh = verifier.parse(token, context);
        verified.put(token, fresh);
        return fresh;
    }

    private boolean isLive(JWTCallerPrincipal principal, JWTAuthContextInfo context) {
        return clock.instant().getEpochSecond() < principal.getExpirationTime() + context.getClockSkew();
    }
}
