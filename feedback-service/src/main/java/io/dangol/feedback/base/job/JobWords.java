package io.dangol.feedback.base.job;

import static java.util.Map.entry;

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
            Map.ofEntries(
                    entry("listJobs", "listFeedbackJobs"),
                    entry("getJob", "getFeedbackJob"),
                    entry("listJobErrors", "listFeedbackJobErrors"),
                    entry("cancelJob", "cancelFeedbackJob"),
                    entry("Job", "FeedbackJob"),
                    entry("JobPage", "FeedbackJobPage"),
                    entry("LineErrorPage", "FeedbackLineErrorPage"),
                    entry("JobState", "FeedbackJobState"),
                    entry("JobProgress", "FeedbackJobProgress"),
                    entry("JobResult", "FeedbackJobResult"),
                    entry("LineError", "FeedbackLineError")));

    @Override
    public Schema filterSchema(Schema schema) {
        return JOBS.refer(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        JOBS.complete(document);
    }
}
