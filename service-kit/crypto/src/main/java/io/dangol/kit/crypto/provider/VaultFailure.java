package io.dangol.kit.crypto.provider;

/// A request that Vault did not do. The message is for the operator; it has nothing of the request's
/// content.
final class VaultFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of HTTP; 0 where there was no answer
    VaultFailure(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /// Whether the same request may be done a moment later.
    boolean isTransient() {
        return switch (status) {
            // 412: a replica is behind; 429: a rate limit, or a standby; 472, 473: a standby of a cluster.
            case 0, 412, 429, 472, 473, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    static VaultFailure of(int status, String path) {
        return new VaultFailure(
                status,
                switch (status) {
                    case 403 ->
                        "Vault refuses the token for " + path
                                + " (403): renew it, or give its policy `update` on encrypt and decrypt and `read` on the"
                                + " key";
                    case 404 -> "Vault knows no " + path + " (404): check dangol.keys.vault.mount, key and namespace";
                    case 400 ->
                        "Vault does not take a request to " + path
                                + " (400): the key must be of a type with associated data, such as aes256-gcm96, and not"
                                + " derived";
                    case 503 -> "Vault is sealed or under maintenance (503)";
                    default -> "Vault answers " + path + " with " + status;
                });
    }
}
