package io.dangol.loyalty.earning.rule;

import io.dangol.kit.problem.Refusal;

/// Why a command on an earning rule is refused.
enum EarningRuleProblem implements Refusal.Type {
    EARNING_RULE_EXISTS(409, "The currency has an earning rule already");

    private final int status;
    private final String title;

    EarningRuleProblem(int status, String title) {
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
