package io.dangol.loyalty.posting.transaction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.web.LargeBody;
import io.dangol.loyalty.ledger.CommandQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/v1/transactions:batch`.
@Path("/v1/transactions:batch")
@Tag(name = "Ledger")
public class BatchResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int BATCHES_AT_A_TIME = 4;

    private final CommandQueue queue;
    private final BatchAnswers answers;
    private final ObjectMapper json;
    private final CommandFactory commands;
    private final Caller caller;
    private final BatchSlots slots;

    BatchResource(
            CommandQueue queue,
            BatchAnswers answers,
            ObjectMapper json,
            CommandFactory commands,
            Caller caller,
            BatchSlots slots) {
        this.queue = queue;
        this.answers = answers;
        this.json = json;
        this.commands = commands;
        this.caller = caller;
        this.slots = slots;
    }

    /// How many batches run at once, which each keep a thread.
    @Singleton
    static class BatchSlots {
        private final Semaphore free = new Semaphore(BATCHES_AT_A_TIME);
    }

    @POST
    @Blocking
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "createTransactions",
            summary = "Post points by the stream, a posting a line",
            description =
                    "NDJSON in, NDJSON out: one result for each line, in their order, as soon as it is durable. Every line has a key of its own and succeeds or fails by itself; the same body again changes nothing and gets the same results. Up to 512 MiB, a line up to 16 KiB. What needs a second person is refused here (`approval-required`).")
    @APIResponse(
            responseCode = "200",
            description = "The results, streamed.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchResult.class)))
    public StreamingOutput create(
            @RequestBody(
                            required = true,
                            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchLine.class)))
                    @LargeBody(mebibytesMost = 512)
                    InputStream body) {
        Actor actor = Actor.of(caller);
        if (!slots.free.tryAcquire()) {
            throw new Refusal(
                    CommonProblem.SERVICE_UNAVAILABLE, "other batches are running; nothing of this one was posted");
        }
        return output -> {
            try {
                new BatchStream(
                                queue,
                                answers,
                                json.readerFor(BatchLine.class),
                                json.writerFor(BatchResult.class),
                                commands,
                                actor)
                        .run(body, output);
            } finally {
                slots.free.release();
            }
        };
    }
}
