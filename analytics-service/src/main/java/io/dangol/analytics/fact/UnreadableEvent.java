package io.dangol.analytics.fact;

/// An event of a known type whose data is not what its schema promises; it is set aside, never guessed at.
final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String type, String reason) {
        super(type + ": " + reason, null, false, false);
    }
}
