package io.dangol.analytics.kpi.figure;

import io.dangol.kit.problem.Refusal;

/// Why a figure is refused.
enum KpiProblem implements Refusal.Type {
    CURRENCY_REQUIRED(400, "The period has purchases in several currencies, which are not added up");

    private final int status;
    private final String title;

    KpiProblem(int status, String title) {
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
