package io.dangol.feedback.base.job;

import io.dangol.kit.job.JobEndpoints;
import io.dangol.kit.job.JobService;
import io.dangol.kit.security.Caller;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Imports of feedback, under a noun of their own: `/v1/jobs` are another service's.
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback jobs", description = "Imports that go on after their request was answered.")
public class JobResource extends JobEndpoints {
    static final String PATH = "/v1/feedback-jobs";

    JobResource(JobService jobs, Caller caller) {
        super(jobs, caller);
    }
}
