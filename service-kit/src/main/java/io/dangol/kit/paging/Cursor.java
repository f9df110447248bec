package io.dangol.kit.paging;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The opaque form of a position in a list.
final class Cursor {
    private Cursor() {}

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw refusal();
        }
    }

    static Refusal refusal() {
        return new Refusal(
                CommonProblem.INVALID_CURSOR,
                "pass the value of next from the page before, or none for the first page");
    }
}
