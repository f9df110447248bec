package io.dangol.text.understanding;

/// A text and the right answer to one task, for learning in process: a written example or a person's correction.
///
/// @param weight how much it counts; a correction counts more than an example
public record Lesson(String text, String label, float weight) {}
