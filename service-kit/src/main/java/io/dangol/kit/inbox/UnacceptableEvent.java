package io.dangol.kit.inbox;

/// An event that no retry makes better. Its message is the reason in its dead letter: which field, what it must be and
/// what was found, without anything of a customer.
public final class UnacceptableEvent extends RuntimeException {
    public UnacceptableEvent(String reason) {
        super(reason, null, false, false);
    }

    /// A field that is not what it must be.
    ///
    /// @param field the path of the field, such as `total.amount`
    /// @param must what it must be
    /// @param found what it is instead, such as "is missing"
    public static UnacceptableEvent field(String field, String must, String found) {
        return new UnacceptableEvent("`" + field + "` must be " + must + ", but " + found);
    }

    /// The reason.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
