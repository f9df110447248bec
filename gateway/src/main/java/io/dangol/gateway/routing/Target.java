package io.dangol.gateway.routing;

/// Where a request goes and under which rules.
///
/// @param service the service that owns the noun
/// @param open whether it needs no token: signed webhooks, one-time links and the public board
/// @param bulk whether it is an import, whose body may be large and is given time
public record Target(Service service, boolean open, boolean bulk) {}
