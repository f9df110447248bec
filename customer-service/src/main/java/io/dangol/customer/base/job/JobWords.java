package io.dangol.customer.base.job;

import io.dangol.kit.job.JobDocumentation;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// What jobs are called in this service's OpenAPI document.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = JobDocumentation.AFTER_THE_COMMON_PARTS)
public final class JobWords implements OASFilter {
    private static final JobDocumentation JOBS = new JobDocumentation(
            "purchase_import",
            JobResource.PATH,
            List.of(
                    "purchase-differs",
                    "unknown-customer",
                    "return-differs",
                    "return-exceeds-purchase",
                    "return-currency-differs",
                    "return-before-purchase",
                    "return-customer-differs",
                    "too-many-returns",
                    "purchase-cancelled"),
            "purchased_at",
            Map.of());

    @Override
    public Schema filterSchema(Schema schema) {
        return JOBS.refer(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        JOBS.complete(document);
    }
}
