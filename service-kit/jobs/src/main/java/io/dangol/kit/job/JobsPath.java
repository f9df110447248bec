package io.dangol.kit.job;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// Where a service shows its jobs. Each service has one bean of this, beside the resource of its jobs.
public interface JobsPath {
    /// The path of all jobs, `/v1/jobs`.
    String root();

    /// Where a job is to be found.
    default String of(UUID jobId) {
        return root() + "/" + PublicId.format(JobView.ID_PREFIX, jobId);
    }
}
