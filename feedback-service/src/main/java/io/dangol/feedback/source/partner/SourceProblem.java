package io.dangol.feedback.source.partner;

import io.dangol.kit.problem.Refusal;

/// Why a command about a source is refused.
enum SourceProblem implements Refusal.Type {
    SOURCE_EXISTS(409, "There is a source with this name");

    private final int status;
    private final String title;

    SourceProblem(int status, String title) {
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
