package io.dangol.gateway.token;

import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.dangol.kit.token.TokenRefused;
import io.dangol.kit.token.TokenRules;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Verifies the bearer token of a request: signature, issuer, audience, times, algorithm, and the types of its claims.
///
/// What the holder may do is for the services to judge, which verify the token again.
@Singleton
public class TokenCheck {
    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final Problem MISSING = new Problem(
                    ProblemType.UNAUTHORIZED, "Send a token in the header Authorization, as Bearer.")
            .with(CHALLENGE, "Bearer realm=\"dangol\"");
    private static final Problem INVALID = new Problem(
                    ProblemType.UNAUTHORIZED,
                    "The token is expired, forged, malformed, too long-lived, or from another"
                            + " issuer or for another audience.")
            .with(CHALLENGE, "Bearer realm=\"dangol\", error=\"invalid_token\"");

    private final JWTParser parser;
    private final TokenRules rules;
    private final Clock clock = Clock.systemUTC();

    TokenCheck(
            JWTParser parser,
            @ConfigProperty(name = "dangol.jwt.audience") String audience,
            @ConfigProperty(name = "dangol.jwt.lifetime-most") Duration lifetimeMost,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int clockSkewSeconds) {
        this.parser = parser;
        this.rules = new TokenRules(audience, lifetimeMost, Duration.ofSeconds(clockSkewSeconds));
    }

    /// Loads the key at the start, so that a wrong location stops the gateway rather than refusing
    /// everybody.
    void loadKey(@Observes StartupEvent start) {
        isGood("not.a.token");
    }

    /// Why a request with these headers is refused; empty if its token is good.
    public Optional<Problem> refuse(MultiMap headers) {
        List<String> credentials = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.isEmpty()) {
            return Optional.of(MISSING);
        }
        String credential = credentials.getFirst();
        // Of two headers the service might read the other one.
        if (credentials.size() > 1 || !credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(INVALID);
        }
        return isGood(credential.substring(SCHEME.length()).strip()) ? Optional.empty() : Optional.of(INVALID);
    }

    private boolean isGood(String token) {
        try {
            parser.parse(token);
            rules.check(token, clock.instant());
            return true;
        } catch (ParseException | TokenRefused | RuntimeException refused) {
            // The library throws what it likes for claims of another type than it expects.
            return false;
        }
    }
}
