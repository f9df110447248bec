package io.dangol.kit.crypto;

/// What is known of a subject's key.
public sealed interface SubjectKey {
    /// The key is there.
    record Usable(FieldCipher cipher) implements SubjectKey {}

    /// There is none, or no longer: what was sealed under it cannot be opened by anybody.
    record Destroyed() implements SubjectKey {}

    /// The key is there and cannot be unwrapped; an operator can put that right where the key-encryption
    /// key is only missing.
    record Unreadable(Unwrapped.Reason reason) implements SubjectKey {}
}
