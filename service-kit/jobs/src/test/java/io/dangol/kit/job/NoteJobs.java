package io.dangol.kit.job;

import jakarta.enterprise.context.ApplicationScoped;

/// Where the jobs of the tests would be shown.
@ApplicationScoped
class NoteJobs implements JobsPath {
    @Override
    public String root() {
        return "/v1/note-jobs";
    }
}
