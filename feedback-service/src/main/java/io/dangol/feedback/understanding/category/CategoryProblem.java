package io.dangol.feedback.understanding.category;

import io.dangol.kit.problem.Refusal;

/// Why a command about a category is refused.
enum CategoryProblem implements Refusal.Type {
    CATEGORY_EXISTS(409, "There is a category of this id"),
    TOO_MANY_CATEGORIES(422, "There are as many categories as there may be");

    private final int status;
    private final String title;

    CategoryProblem(int status, String title) {
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
