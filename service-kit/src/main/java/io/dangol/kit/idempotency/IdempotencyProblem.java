package io.dangol.kit.idempotency;

import io.dangol.kit.problem.Refusal;

/// Why a keyed command is refused.
public enum IdempotencyProblem implements Refusal.Type {
    IDEMPOTENCY_KEY_REQUIRED(400, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not well formed"),
    IDEMPOTENCY_KEY_IN_USE(409, "A request with this Idempotency-Key is still running"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key belongs to another request");

    private final int status;
    private final String title;

    IdempotencyProblem(int status, String title) {
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
}
