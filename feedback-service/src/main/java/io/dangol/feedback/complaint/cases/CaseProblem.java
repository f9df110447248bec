package io.dangol.feedback.complaint.cases;

import io.dangol.kit.problem.Refusal;

/// Why a command about a case is refused.
enum CaseProblem implements Refusal.Type {
    CASE_EXISTS(409, "The feedback has a case already"),
    CASE_NOT_OPEN(422, "Only an open case can be acknowledged"),
    CASE_ALREADY_RESOLVED(422, "The case is resolved already"),
    CASE_NOT_RESOLVED(422, "Only a resolved case can be confirmed, closed or reopened"),
    CASE_CLOSED(422, "The case is closed"),
    CASE_PAUSED(422, "The case is paused already"),
    CASE_NOT_PAUSED(422, "Only a paused case can be resumed"),
    CASE_CONFIRMED(422, "The customer has confirmed already"),
    CASE_ESCALATED_ENOUGH(422, "The case is escalated as far as it goes");

    private final int status;
    private final String title;

    CaseProblem(int status, String title) {
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
