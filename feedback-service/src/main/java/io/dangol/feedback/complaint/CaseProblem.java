package io.dangol.feedback.complaint;

import io.dangol.kit.problem.Refusal;

/// Why a command about a case is refused.
enum CaseProblem implements Refusal.Type {
    CASE_EXISTS(409, "The feedback has a case already"),
    CASE_NOT_OPEN(422, "Only an open case can be acknowledged"),
    CASE_ALREADY_RESOLVED(422, "The case is resolved already"),
    CASE_NOT_RESOLVED(422, "Only a resolved case can be reopened"),
    CASE_WITHOUT_CUSTOMER(422, "The case has no customer to be compensated"),
    COMPENSATION_OVER_LIMIT(422, "The compensation is more than the token's role may grant");

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
