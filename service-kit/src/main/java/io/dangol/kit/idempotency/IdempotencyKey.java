package io.dangol.kit.idempotency;

import io.dangol.kit.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// The key under which a caller may send one command any number of times.
///
/// @param scope who sent it, so that two callers' keys never meet
/// @param value 1 to 255 printable ASCII characters; null where the caller sent none and the endpoint allows that
public record IdempotencyKey(String scope, @Nullable String value) {
    /// The request header.
    public static final String HEADER = "Idempotency-Key";

    private static final int LENGTH_MOST = 255;

    public IdempotencyKey {
        if (value != null && !isWellFormed(value)) {
            throw new Refusal(
                    IdempotencyProblem.IDEMPOTENCY_KEY_INVALID,
                    HEADER + " has 1 to " + LENGTH_MOST + " printable ASCII characters");
        }
    }

    /// The key of an endpoint that insists on one.
    ///
    /// @throws Refusal 400 `idempotency-key-required`
    public static IdempotencyKey required(String scope, @Nullable String value) {
        if (value == null) {
            throw new Refusal(
                    IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED,
                    "send the header " + HEADER + " with a value of your own, the same one whenever you try again");
        }
        return new IdempotencyKey(scope, value);
    }

    private static boolean isWellFormed(String value) {
        return !value.isBlank()
                && value.length() <= LENGTH_MOST
                && value.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
