package io.dangol.text.terms;

/// A word or a phrase of two or three words.
///
/// @param key names it, whatever its inflections; see [TermKeys]
/// @param label as it was written in this text, in lower case and without particles
/// @param words how many words it has, 1 to 3
public record Term(long key, String label, int words) {}
