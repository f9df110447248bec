package io.dangol.feedback.intake.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A delivery as it arrived: the headers of every known scheme and the raw body, none of it judged yet.
final class SignedDelivery {
    private final Map<String, String> headers;
    private final byte[] body;

    /// @param headers by their names in lower case
    /// @param body the bytes that were signed; kept, not copied
    SignedDelivery(Map<String, String> headers, byte[] body) {
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /// Takes the headers of the schemes and the body out of a request.
    ///
    /// A header that is there twice does not count: it could be read in two ways.
    ///
    /// @param names the headers to take, in lower case
    /// @param values all values of a header
    static SignedDelivery of(Collection<String> names, Function<String, @Nullable List<String>> values, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (String name : names) {
            List<String> found = values.apply(name);
            if (found != null && found.size() == 1) {
                headers.put(name, found.getFirst());
            }
        }
        return new SignedDelivery(headers, body);
    }

    /// The value of a header; null where it is not there.
    ///
    /// @param name in lower case
    @Nullable String header(String name) {
        return headers.get(name);
    }

    byte[] body() {
        return body;
    }
}
