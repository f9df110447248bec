package io.dangol.kit.crypto;

/// A value as a blind index has it.
///
/// @param keyId which key the hash was made with, 8 hexadecimal digits
/// @param hash HMAC-SHA-256, 64 hexadecimal digits
public record IndexEntry(String keyId, String hash) {}
