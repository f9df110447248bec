package io.dangol.feedback.complaint.compensation;

import io.dangol.kit.problem.Refusal;

/// Why a command about a compensation is refused.
public enum CompensationProblem implements Refusal.Type {
    CASE_WITHOUT_CUSTOMER(422, "The case has no customer to be compensated"),
    COMPENSATION_OVER_LIMIT(422, "The compensation is more than the token's role may grant"),
    COMPENSATION_OVER_CUSTOMER_LIMIT(422, "The customer was granted as much as a period allows"),
    COMPENSATION_NOT_PROPOSED(422, "Only a proposed compensation is approved or declined"),
    COMPENSATION_NOT_APPROVED(422, "Only an approved compensation is reversed"),
    SECOND_PERSON_REQUIRED(422, "Nobody approves what they proposed themselves");

    private final int status;
    private final String title;

    CompensationProblem(int status, String title) {
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
