package io.dangol.customer.job;

import io.dangol.kit.job.JobDocumentation;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;

/// What jobs are called in this service's OpenAPI document.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class JobWords extends JobDocumentation {
    /// For the build, which makes one.
    public JobWords() {
        super(new Words(
                "purchase_import",
                JobResource.PATH,
                List.of("purchase-differs", "unknown-customer"),
                "purchased_at",
                Map.of("JobProgress", "Progress", "JobResult", "Result")));
    }
}
