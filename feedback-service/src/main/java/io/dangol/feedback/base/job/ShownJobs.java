package io.dangol.feedback.base.job;

import io.dangol.kit.job.JobsPath;
import jakarta.enterprise.context.ApplicationScoped;

/// Jobs are shown where [JobResource] is.
@ApplicationScoped
class ShownJobs implements JobsPath {
    @Override
    public String root() {
        return JobResource.PATH;
    }
}
