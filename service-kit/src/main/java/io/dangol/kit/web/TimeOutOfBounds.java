package io.dangol.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;

/// A time in JSON that is well formed and cannot be recorded; see [io.dangol.kit.time.RecordedTimes].
public final class TimeOutOfBounds extends InvalidFormatException {
    private static final long serialVersionUID = 1;

    private final String rule;

    TimeOutOfBounds(JsonParser parser, Class<?> type, String rule) {
        super(parser, rule, "", type);
        this.rule = rule;
    }

    /// What the time must be; nothing of what was sent.
    public String rule() {
        return rule;
    }
}
