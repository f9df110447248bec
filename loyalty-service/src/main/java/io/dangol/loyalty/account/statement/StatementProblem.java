package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.Refusal;

/// Why a statement is refused.
enum StatementProblem implements Refusal.Type {
    STATEMENT_TOO_LONG(422, "The statement would have too many lines"),
    STATEMENT_OF_PROGRAMME(422, "The programme's own accounts have no statements");

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

    /// 422 for an account through which everybody's postings pass.
    static Refusal ofProgramme() {
        return new Refusal(
                STATEMENT_OF_PROGRAMME,
                "read the account with asOf or knownAt for a balance, and its entries with from and to");
    }

    /// 422 for a period with more lines than a statement has.
    static Refusal tooLong(int linesMost) {
        return new Refusal(
                STATEMENT_TOO_LONG, "the period has more than " + linesMost + " entries: take a shorter period");
    }
}
