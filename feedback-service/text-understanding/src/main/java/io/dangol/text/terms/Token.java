package io.dangol.text.terms;

/// A word of a text.
///
/// @param stem the form that its inflections share
/// @param written as it was written, in lower case and without particles
/// @param weak whether it is a negation, which says nothing without what it negates
record Token(String stem, String written, boolean weak) {}
