package io.dangol.benchmark.ledger;

import io.dangol.benchmark.run.Part;

/// The parts of the ledger's benchmark.
enum LedgerPart implements Part {
    A("(a)", "pgbench, one statement a posting"),
    B("(b)", "pgbench, one statement for 500 postings"),
    C("(c)", "POST /v1/transactions"),
    D("(d)", "POST /v1/transactions:batch"),
    E("(e)", "as (c), while the programme's account is read");

    private final String mark;
    private final String title;

    LedgerPart(String mark, String title) {
        this.mark = mark;
        this.title = title;
    }

    @Override
    public String mark() {
        return mark;
    }

    @Override
    public String title() {
        return title;
    }
}
