package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.problem.Refusal;

/// Why a decision on an adjustment is refused.
enum AdjustmentProblem implements Refusal.Type {
    SECOND_PERSON_REQUIRED(422, "Another person must approve this adjustment", "who proposed it cannot approve it"),
    ADJUSTMENT_DECIDED(422, "The adjustment was decided otherwise", "a decision stands; propose another adjustment"),
    ADJUSTMENT_EXPIRED(422, "Nobody decided on the adjustment in time", "propose it again, with a new key");

    private final int status;
    private final String title;
    private final String advice;

    AdjustmentProblem(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    Refusal refusal() {
        return new Refusal(this, advice);
    }
}
