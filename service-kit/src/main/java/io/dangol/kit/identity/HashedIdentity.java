package io.dangol.kit.identity;

import java.util.Comparator;

/// An identity as events carry it: the source, and a keyed hash of the source's id of the customer.
///
/// @param source the source's name
/// @param keyId which key the hash was made with, 8 hexadecimal digits
/// @param hash HMAC-SHA-256, 64 hexadecimal digits
public record HashedIdentity(String source, String keyId, String hash) implements Comparable<HashedIdentity> {
    private static final Comparator<HashedIdentity> ORDER =
            Comparator.comparing(HashedIdentity::keyId).thenComparing(HashedIdentity::hash);

    /// By key and hash, so that two transactions never wait for each other in a circle.
    @Override
    public int compareTo(HashedIdentity other) {
        return ORDER.compare(this, other);
    }
}
