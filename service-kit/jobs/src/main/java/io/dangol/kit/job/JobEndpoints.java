package io.dangol.kit.job;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Jobs over HTTP. Operators and services see all, a marketer or a partner those that it asked for.
///
/// A service with jobs extends it with a `@Path`, a `@Tag` and what [JobDocumentation] calls its operations.
public abstract class JobEndpoints {
    private final JobService jobs;
    private final Caller caller;

    protected JobEndpoints(JobService jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description =
                    "The newest first: all, for a marketer or a partner those that it asked for. A job is kept for 30 days after its end.")
    public Uni<Page<JobView>> list(@BeanParam PageQuery query) {
        return jobs.list(query.page(), caller);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "getJob", summary = "Read a job")
    @APIResponse(responseCode = "200", description = "The job.")
    public Uni<JobView> get(@PathParam("id") String id) {
        return jobs.find(id, caller);
    }

    @GET
    @Path("/{id}/errors")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listJobErrors",
            summary = "List the lines of a job's input that were rejected",
            description = "In the order of the lines; the first 10,000 of a job are told, the others counted only.")
    public Uni<Page<LineError>> errors(@PathParam("id") String id, @BeanParam PageQuery query) {
        return jobs.errors(id, query.page(), caller);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "What it has done stays. A job that was cancelled before is answered as it is.")
    @APIResponse(responseCode = "200", description = "The job, cancelled.")
    @APIResponse(responseCode = "409", description = "`job-finished`: the job has ended already.")
    public Uni<JobView> cancel(@PathParam("id") String id) {
        return jobs.cancel(id, caller);
    }
}
