package io.dangol.customer.base.job;

import io.dangol.kit.job.JobService;
import io.dangol.kit.job.JobView;
import io.dangol.kit.job.LineError;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Jobs over HTTP. A partner sees the jobs that it asked for.
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Work that goes on after its request was answered.")
public class JobResource {
    static final String PATH = "/v1/jobs";

    private final JobService jobs;
    private final Caller caller;

    JobResource(JobService jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listJobs",
            summary = "List jobs",
            description = "The newest first. A job is kept for 30 days after its end.")
    @APIResponse(responseCode = "200", description = "A page of jobs.")
    public Uni<Page<JobView>> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return jobs.list(PageRequest.of(limit, cursor, count), caller);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(operationId = "getJob", summary = "Read a job")
    @APIResponse(responseCode = "200", description = "The job.")
    public Uni<JobView> get(@PathParam("id") String id) {
        return jobs.find(id, caller);
    }

    @GET
    @Path("/{id}/errors")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
    @Operation(
            operationId = "listJobErrors",
            summary = "List the lines of a job's input that were rejected",
            description = "In the order of the lines; the first 10,000 of a job are told, the others counted only.")
    @APIResponse(responseCode = "200", description = "A page of rejected lines.")
    public Uni<Page<LineError>> errors(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") boolean count) {
        return jobs.errors(id, PageRequest.of(limit, cursor, count), caller);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER})
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
