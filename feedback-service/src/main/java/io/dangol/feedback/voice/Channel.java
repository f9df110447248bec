package io.dangol.feedback.voice;

/// Where something was said: `email`, `store`, `app`; a word of the company's own.
public final class Channel {
    /// 1 to 50 lower-case letters, digits, `.`, `_` and `-`, beginning with a letter or digit.
    public static final String PATTERN = "^[a-z0-9][a-z0-9._-]{0,49}$";

    private Channel() {}
}
