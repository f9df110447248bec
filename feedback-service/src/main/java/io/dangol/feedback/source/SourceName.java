package io.dangol.feedback.source;

/// What a source is called: the scope of the names that it has for its customers, and the same in every service.
public final class SourceName {
    /// 1 to 100 lower-case letters, digits, `.`, `_` and `-`, beginning with a letter or digit.
    public static final String PATTERN = "^[a-z0-9][a-z0-9._-]{0,99}$";
    /// The source of what comes by the API from somebody who names none.
    public static final String API = "api";

    private SourceName() {}
}
