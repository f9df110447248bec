package io.dangol.feedback.voice;

/// What became of a draft.
public sealed interface Recorded {
    /// The feedback that is recorded under the draft's reference now.
    Feedback feedback();

    /// It is new.
    record Created(Feedback feedback) implements Recorded {}

    /// Its reference is recorded already, with the same content. Nothing changed.
    record Unchanged(Feedback feedback) implements Recorded {}

    /// It is the next version of what was recorded.
    ///
    /// @param before the version before it
    record Revised(Feedback feedback, Feedback before) implements Recorded {}

    /// Its reference is recorded already with other content, and that stays.
    ///
    /// @param field the field that keeps it from being a new version
    /// @param rule what that field must be
    record Differs(Feedback feedback, String field, String rule) implements Recorded {}
}
