package io.dangol.benchmark.load;

/// What came of streamed batches.
///
/// @param created result lines that say that a posting was made, from the first to the last
/// @param others result lines that say something else
/// @param firstOther the first of them; empty where there is none
/// @param perSecond postings made a second while it was measured, as their result lines arrived
public record BatchResult(long created, long others, String firstOther, double perSecond) {}
