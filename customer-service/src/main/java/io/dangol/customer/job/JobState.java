package io.dangol.customer.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a job is. `preparing` is never shown: its input is still coming in.
enum JobState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED
}
