package io.dangol.kit.job;

import java.util.UUID;

/// A worker's hold on a job.
///
/// @param kind what the job does
/// @param dryRun whether the job only rehearses
public record Lease(UUID jobId, String kind, UUID owner, boolean dryRun) {}
