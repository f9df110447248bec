package io.dangol.feedback.job;

import io.dangol.kit.job.JobDocumentation;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;

/// What jobs are called in this service's OpenAPI document: they are not those of `/v1/jobs`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class JobWords extends JobDocumentation {
    /// For the build, which makes one.
    public JobWords() {
        super(new Words(
                "feedback_import",
                JobResource.PATH,
                List.of("feedback-differs"),
                "occurred_at",
                Map.of(
                        "JobView", "FeedbackJob",
                        "JobState", "FeedbackJobState",
                        "JobProgress", "FeedbackJobProgress",
                        "JobResult", "FeedbackJobResult",
                        "LineError", "FeedbackLineError")));
    }
}
