package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/// A query parameter that is `true` or `false`, and nothing that is taken for one of them: who asks for `dryRun=yes`
/// must not get the real thing.
public final class QueryFlag {
    private QueryFlag() {}

    /// @param value what was sent; null, which means false, where nothing was
    /// @throws io.dangol.kit.problem.Refusal 400 for anything else
    public static boolean of(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw CommonProblem.invalid(name, "is true or false");
    }
}
