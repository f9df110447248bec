package io.dangol.text.understanding;

/// A part of the text, as it was normalised, that spoke for the decision, and how much it added to the score.
public record Evidence(String part, double weight) {}
