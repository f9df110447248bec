package io.dangol.customer.history.product;

import io.dangol.kit.problem.Refusal;

/// Why a product is refused.
enum ProductProblem implements Refusal.Type {
    SKU_TAKEN(409, "There is a product with this sku");

    private final int status;
    private final String title;

    ProductProblem(int status, String title) {
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
