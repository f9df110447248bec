package io.dangol.feedback.intake.delivery;

import io.dangol.kit.problem.Refusal;

/// Why a delivery is refused.
enum IntakeProblem implements Refusal.Type {
    INVALID_SIGNATURE(401, "The delivery is not signed as it must be"),
    INTAKE_BUSY(503, "There are more deliveries than can be queued"),
    INTAKE_UNAVAILABLE(503, "Deliveries cannot be recorded right now");

    private final int status;
    private final String title;

    IntakeProblem(int status, String title) {
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
