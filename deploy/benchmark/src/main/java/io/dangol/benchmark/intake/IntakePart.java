package io.dangol.benchmark.intake;

import io.dangol.benchmark.run.Part;

/// The parts of the intake's benchmark.
enum IntakePart implements Part {
    A("(a)", "pgbench, one statement a delivery"),
    B("(b)", "POST /v1/webhooks/{source}"),
    D_SCORE("(d)", "scores without words"),
    D_WORDS("(d)", "the same with words: classified"),
    D_COMPLAINT("(d)", "the same as complaints: case and clocks");

    private final String mark;
    private final String title;

    IntakePart(String mark, String title) {
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
