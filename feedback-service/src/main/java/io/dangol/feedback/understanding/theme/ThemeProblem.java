package io.dangol.feedback.understanding.theme;

import io.dangol.kit.problem.Refusal;

/// Why themes are not told.
enum ThemeProblem implements Refusal.Type {
    TOO_MANY_ANALYSES(503, "Too many questions about themes are worked on at once");

    private final int status;
    private final String title;

    ThemeProblem(int status, String title) {
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
