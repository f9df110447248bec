package io.dangol.kit.crypto;

/// A sealed text that cannot be opened. The message has nothing of the text.
public final class UnopenableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why a sealed text cannot be opened.
    public enum Reason {
        /// It was sealed under a key that the subject no longer has: nobody can open it any more.
        KEY_DESTROYED,
        /// It was changed, or belongs to another subject or field.
        DAMAGED
    }

    UnopenableException(Reason reason, String field) {
        super(field + " cannot be opened: " + reason, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
