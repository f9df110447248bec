package io.dangol.feedback.understanding;

/// What a person says is the right answer to a task, about words that a customer really said.
public record Correction(Task task, Language language, String text, String label) {}
