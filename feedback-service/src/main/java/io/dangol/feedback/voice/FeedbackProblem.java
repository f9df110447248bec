package io.dangol.feedback.voice;

import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.kit.problem.Refusal;
import java.util.List;

/// Why feedback is refused.
public enum FeedbackProblem implements Refusal.Type {
    FEEDBACK_DIFFERS(409, "The source used this external reference before for other feedback");

    private final int status;
    private final String title;

    FeedbackProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// 409 with the id of what is recorded.
    public static Refusal differs(Recorded.Differs differs) {
        return new Refusal(
                FEEDBACK_DIFFERS,
                "`%s` %s; %s stays as it is: compare it with `GET /v1/feedback/{id}`"
                        .formatted(
                                differs.field(),
                                differs.rule(),
                                differs.feedback().publicId()),
                List.of(new Refusal.Violation(differs.field(), differs.rule())));
    }
}
