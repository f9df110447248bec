package io.dangol.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Names requests, so that a caller's question and a service's log line can be brought together.
@Singleton
class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final int LONGEST = 64;

    /// The caller's own name for the request, if it is up to 64 printable ASCII characters; else a new one.
    String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && isUsable(given) ? given : next();
    }

    private static boolean isUsable(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST
                && id.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    private static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
