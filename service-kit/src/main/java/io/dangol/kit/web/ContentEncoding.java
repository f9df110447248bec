package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a compressed body with 415 (RFC 9110, 15.5.16): no endpoint decompresses one, so that a small body can't
/// become a large one.
public class ContentEncoding {
    private static final String IDENTITY = "identity";
    private static final int SHOWN_LENGTH_MOST = 30;

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        List<String> lines = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (lines == null) {
            return;
        }
        for (String coding : String.join(",", lines).split(",", -1)) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase(IDENTITY)) {
                throw new Refusal(
                        CommonProblem.UNSUPPORTED_CONTENT_ENCODING,
                        "Content-Encoding must be absent or identity, " + shown(coding.strip())
                                + " was sent; send the body uncompressed");
            }
        }
    }

    private static String shown(String coding) {
        boolean isToken = coding.length() <= SHOWN_LENGTH_MOST
                && coding.chars().allMatch(character -> character > ' ' && character <= '~');
        return isToken ? coding : "another value";
    }
}
