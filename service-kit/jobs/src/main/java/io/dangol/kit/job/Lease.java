package io.dangol.kit.job;

import java.util.UUID;

/// A worker's hold on a job.
///
/// @param dryRun whether the job only rehearses
public record Lease(UUID jobId, UUID owner, boolean dryRun) {}
