package io.dangol.gateway.token;

import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Verifies the bearer token of a request: signature, issuer, time and algorithm.
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
                    ProblemType.UNAUTHORIZED, "The token is expired, forged, malformed or from another issuer.")
            .with(CHALLENGE, "Bearer realm=\"dangol\", error=\"invalid_token\"");

    private final JWTParser parser;

    TokenCheck(JWTParser parser) {
        this.parser = parser;
    }

    /// Loads the key at the start, so that a wrong location stops the gateway rather than refusing everybody.
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
            return true;
        } catch (ParseException refused) {
            return false;
        }
    }
}
