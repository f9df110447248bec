package io.dangol.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.kit.token.TokenRefused;
import io.dangol.kit.token.TokenRules;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Verifies a token's signature and claims once, and remembers for a short while that it was good: a front end sends
/// the same token with thousands of requests, and checking an RSA signature costs more than most of what they ask for.
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
    private final TokenRules rules;
    private final Clock clock;

    VerifiedTokens(
            @ConfigProperty(name = "dangol.jwt.audience") String audience,
            @ConfigProperty(name = "dangol.jwt.lifetime-most") Duration lifetimeMost,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int clockSkewSeconds,
            Clock clock) {
        this.rules = new TokenRules(audience, lifetimeMost, Duration.ofSeconds(clockSkewSeconds));
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = verified.getIfPresent(token);
        if (known != null && isLive(known, context)) {
            return known;
        }
        JWTCallerPrincipal fresh = verify(token, context);
        verified.put(token, fresh);
        return fresh;
    }

    private JWTCallerPrincipal verify(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            JWTCallerPrincipal principal = verifier.parse(token, context);
            rules.check(token, clock.instant());
            return principal;
        } catch (TokenRefused | RuntimeException refused) {
            // The library throws what it likes for claims of another type than it expects.
            throw new ParseException("the token breaks a rule", refused);
        }
    }

    private boolean isLive(JWTCallerPrincipal principal, JWTAuthContextInfo context) {
        return clock.instant().getEpochSecond() < principal.getExpirationTime() + context.getClockSkew();
    }
}
