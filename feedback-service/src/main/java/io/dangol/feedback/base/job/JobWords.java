package io.dangol.feedback.base.job;

import io.dangol.kit.job.JobDocumentation;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// What jobs are called in this service's OpenAPI document: they are not those of `/v1/jobs`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = JobDocumentation.AFTER_THE_COMMON_PARTS)
public final class JobWords implements OASFilter {
    private static final JobDocumentation JOBS = new JobDocumentation(
            "feedback_import",
            JobResource.PATH,
            List.of("feedback-differs"),
            "occurred_at",
            Map.of(
                    "Job", "FeedbackJob",
                    "JobPage", "FeedbackJobPage",
                    "LineErrorPage", "FeedbackLineErrorPage",
                    "JobState", "FeedbackJobState",
                    "JobProgress", "FeedbackJobProgress",
                    "JobResult", "FeedbackJobResult",
                    "LineError", "FeedbackLineError"));

    @Override
    public Schema filterSchema(Schema schema) {
        return JOBS.refer(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        JOBS.complete(document);
    }
}
