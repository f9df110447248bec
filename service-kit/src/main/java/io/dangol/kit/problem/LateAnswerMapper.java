package io.dangol.kit.problem;

import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Answers 503 where what a request waited for, the database as a rule, did not come in the time that it was given.
/// What was asked may have been done or not, as after any outage.
@Provider
public class LateAnswerMapper implements ExceptionMapper<TimeoutException> {
    private final RefusalMapper refusals;

    LateAnswerMapper(RefusalMapper refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(TimeoutException late) {
        return refusals.toResponse(new Refusal(
                CommonProblem.SERVICE_UNAVAILABLE, "the answer took too long; send the same request again"));
    }
}
