package io.dangol.feedback.voice;

/// What names a piece of feedback: its source and the source's own name for it. One reference is one piece of feedback,
/// whichever door it comes through.
public record Reference(String source, String externalRef) {}
