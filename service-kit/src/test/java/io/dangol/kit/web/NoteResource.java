package io.dangol.kit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// A smallest endpoint, to hold the shared HTTP mechanism to its word.
@Path("/v1/notes")
public class NoteResource {
    private final Idempotency idempotency;
    private final Caller caller;

    NoteResource(Idempotency idempotency, Caller caller) {
        this.idempotency = idempotency;
        this.caller = caller;
    }

    public record Line(
            @JsonProperty(required = true) @Min(1) @Max(9) int quantity) {}

    public record NewNote(
            @NotNull @Size(min = 1, max = 20) String text,
            @Size(max = 3) List<@Valid Line> lines) {}

    public record NoteView(long id, String text) {}

    @POST
    @RolesAllowed(Roles.AGENT)
    public Uni<RestResponse<NewNote>> add(@QueryParam("slow") boolean slow, @Valid @NotNull NewNote note) {
        return idempotency
                .once(
                        caller.requiredKey(),
                        "note.add",
                        note,
                        transaction -> transaction
                                .preparedQuery("INSERT INTO note (text) SELECT $1 FROM pg_sleep($2) RETURNING id")
                                .execute(Tuple.of(note.text(), slow ? 1.0 : 0.0))
                                .map(rows -> {
                                    if (note.text().equals("refused")) {
                                        throw CommonProblem.invalid("text", "is refused by a rule");
                                    }
                                    long id = rows.iterator().next().getLong("id");
                                    return Reply.created("/v1/notes/" + id, "\"1\"", new NoteView(id, note.text()));
                                }))
                .map(Reply::toResponse);
    }

    @GET
    @Path("/{owner}")
    @RolesAllowed({Roles.AGENT, Roles.CUSTOMER})
    public NoteView get(@PathParam("owner") String owner) {
        caller.requireMaySeeCustomer(owner);
        return new NoteView(1, owner);
    }

    @GET
    @Path("/broken")
    @RolesAllowed(Roles.AGENT)
    public NoteView broken() {
        throw new IllegalStateException("SELECT secret FROM somewhere");
    }

    @GET
    @Path("/overloaded")
    @RolesAllowed(Roles.AGENT)
    public NoteView overloaded() {
        throw new Refusal(CommonProblem.SERVICE_UNAVAILABLE, "too much is going on; try again");
    }

    @GET
    @Path("/late")
    @Blocking
    @RolesAllowed(Roles.AGENT)
    public NoteView late() {
        return Uni.createFrom().<NoteView>nothing().await().atMost(Duration.ofMillis(10));
    }

    @GET
    @Path("/late-stream")
    @Blocking
    @RolesAllowed(Roles.AGENT)
    public StreamingOutput lateStream() {
        return output -> output.write(Uni.createFrom().<byte[]>nothing().await().atMost(Duration.ofMillis(10)));
    }

    @GET
    @Path("/throttled")
    @RolesAllowed(Roles.AGENT)
    public NoteView throttled() {
        throw new Refusal(CommonProblem.TOO_MANY_REQUESTS, "wait a little");
    }

    @GET
    @Path("/closed")
    public NoteView closed() {
        return new NoteView(1, "nobody may see this: it names no role");
    }
}
