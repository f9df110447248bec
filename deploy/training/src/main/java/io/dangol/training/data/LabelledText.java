package io.dangol.training.data;

/// A text whose right answer is known.
///
/// @param group texts of one group (a film) are never on both sides of a split; where there are no groups, its line
/// @param label the number of the right label
public record LabelledText(String group, int label, String text) {}
