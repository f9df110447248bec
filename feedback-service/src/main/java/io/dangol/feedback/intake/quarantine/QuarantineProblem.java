package io.dangol.feedback.intake.quarantine;

import io.dangol.kit.problem.Refusal;

/// Why a command about the quarantine is refused.
enum QuarantineProblem implements Refusal.Type {
    NOT_UNDERSTOOD(422, "The delivery cannot be understood"),
    ALREADY_REPLAYED(409, "The delivery was replayed already"),
    ALREADY_DISCARDED(409, "The delivery was discarded");

    private final int status;
    private final String title;

    QuarantineProblem(int status, String title) {
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
