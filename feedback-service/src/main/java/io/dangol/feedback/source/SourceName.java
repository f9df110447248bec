package io.dangol.feedback.source;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.SourceNames;

/// What a source is called: the scope of the names that it has for its customers, and the same in every service.
public final class SourceName {
    /// 1 to 100 lower-case letters, digits, `.`, `_` and `-`, beginning with a letter or digit.
    public static final String PATTERN = "^[a-z0-9][a-z0-9._-]{0,99}$";
    /// The source of what comes by the API from somebody who names none.
    public static final String API = "api";

    private SourceName() {}

    /// Insists that a name can be given to a source: one that all share, or one that looks like the id of
    /// another, would let its partner act for others.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400
    public static void requireFree(String name) {
        if (name.equals(API) || SourceNames.parseId(name).isPresent()) {
            throw CommonProblem.invalid(
                    "name", "must be neither `" + API + "`, which is everybody's, nor in the form of an id");
        }
    }
}
