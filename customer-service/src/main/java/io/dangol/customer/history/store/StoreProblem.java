package io.dangol.customer.history.store;

import io.dangol.kit.problem.Refusal;

/// Why a store is refused.
enum StoreProblem implements Refusal.Type {
    STORE_CODE_TAKEN(409, "There is a store with this code");

    private final int status;
    private final String title;

    StoreProblem(int status, String title) {
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
