package io.dangol.kit.job;

import io.dangol.kit.problem.Refusal;

/// Why a command on a job is refused.
enum JobProblem implements Refusal.Type {
    JOB_FINISHED(409, "The job has ended already"),
    TOO_MANY_JOBS(429, "Too many jobs are waiting");

    private final int status;
    private final String title;

    JobProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
