package io.dangol.feedback.voice.exports;

import io.dangol.kit.problem.Refusal;

/// Why an export is refused.
enum ExportProblem implements Refusal.Type {
    TOO_MANY_EXPORTS(503, "Too many exports are going out at once");

    private final int status;
    private final String title;

    ExportProblem(int status, String title) {
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
