package io.dangol.kit.entities;

/// Carries a failure of the client through Hibernate Reactive, which would otherwise make another one of it and lose
/// the names of constraints on servers that do not speak English.
final class ClientFailure extends RuntimeException {
    private final Throwable ofClient;

    ClientFailure(Throwable ofClient) {
        super(ofClient.getMessage(), ofClient, false, false);
        this.ofClient = ofClient;
    }

    Throwable ofClient() {
        return ofClient;
    }
}
