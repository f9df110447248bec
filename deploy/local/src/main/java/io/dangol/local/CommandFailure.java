package io.dangol.local;

import java.util.Objects;

/// Something the person at the keyboard can put right. The message is one sentence that says what and how; it is
/// printed as it is and the command ends with a non-zero status.
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
