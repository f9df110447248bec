package io.dangol.analytics.fact.progress;

import java.time.Instant;

/// How far one partition was taken in.
///
/// @param nextOffset the first offset that was not
/// @param publishedAt when the last record that was taken in was published
record PartitionProgress(String topic, int partition, long nextOffset, Instant publishedAt) {}
