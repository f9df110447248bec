package io.dangol.feedback.source.secret;

import io.dangol.kit.problem.Refusal;

/// Why a command about a secret is refused.
enum SecretProblem implements Refusal.Type {
    TOO_MANY_SECRETS(422, "The source has as many live secrets as it may have"),
    LAST_SECRET(422, "A source keeps at least one live secret");

    private final int status;
    private final String title;

    SecretProblem(int status, String title) {
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
