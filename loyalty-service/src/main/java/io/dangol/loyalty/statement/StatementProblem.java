package io.dangol.loyalty.statement;

import io.dangol.kit.problem.Refusal;

/// Why a statement is refused.
enum StatementProblem implements Refusal.Type {
    STATEMENT_TOO_LONG(422, "The statement would have too many lines");

    private final int status;
    private final String title;

    StatementProblem(int status, String title) {
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

    /// 422 for a period with more lines than a statement has.
    static Refusal tooLong() {
        return new Refusal(
                STATEMENT_TOO_LONG,
                "the period has more than " + Statement.LINES_MOST + " entries: take a shorter period");
    }
}
