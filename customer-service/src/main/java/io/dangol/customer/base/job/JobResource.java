package io.dangol.customer.base.job;

import io.dangol.kit.job.JobEndpoints;
import io.dangol.kit.job.JobService;
import io.dangol.kit.security.Caller;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Imports of purchases, returns, products and stores.
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Work that goes on after its request was answered.")
public class JobResource extends JobEndpoints {
    static final String PATH = "/v1/jobs";

    JobResource(JobService jobs, Caller caller) {
        super(jobs, caller);
    }
}
