package io.dangol.local.keys;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Signs a token for a role, as an identity provider would.
public final class TokenCommand {
    private final KeyPairFiles keys;
    private final TokenTerms terms;
    private final Clock clock;

    public TokenCommand(KeyPairFiles keys, TokenTerms terms, Clock clock) {
        this.keys = keys;
        this.terms = terms;
        this.clock = clock;
    }

    /// @param arguments as on the command line, such as `--role agent`
    /// @return the token in compact form
    /// @throws io.dangol.local.CommandFailure if the arguments are wrong or there is no key yet
    public String run(List<String> arguments) throws IOException {
        TokenRequest request = TokenRequest.parse(arguments, terms.lifetimeMost());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims(request).toJson());
        signature.setKey(keys.readPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("the token cannot be signed", failure);
        }
    }

    private JwtClaims claims(TokenRequest request) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(terms.issuer());
        claims.setAudience(terms.audience());
        claims.setSubject(request.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(request.validity()).getEpochSecond()));
        claims.setStringListClaim("groups", List.of(request.role()));
        request.customer().ifPresent(customer -> claims.setStringClaim("customer_id", customer));
        request.source().ifPresent(source -> claims.setStringClaim("source", source));
        return claims;
    }
}
