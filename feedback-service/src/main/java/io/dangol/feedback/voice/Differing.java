package io.dangol.feedback.voice;

/// What a door does with other content under a reference that is recorded already.
public enum Differing {
    /// The content becomes the next version of the feedback: a source delivers what has been edited.
    REVISE,
    /// What is recorded stays, and the sender is told.
    REFUSE
}
