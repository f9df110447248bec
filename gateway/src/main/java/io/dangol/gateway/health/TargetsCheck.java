package io.dangol.gateway.health;

import io.dangol.gateway.proxy.ServiceAddresses;
import io.dangol.gateway.routing.Service;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Tells whoever replaces a service which revision of the addresses is in use, and how many requests are still under
/// way to a former address of each service. Always up.
@Readiness
@Singleton
class TargetsCheck implements HealthCheck {
    private final ServiceAddresses addresses;

    TargetsCheck(ServiceAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("targets").up().withData("revision", addresses.revision());
        for (Service service : Service.values()) {
            response.withData("draining." + service.key(), addresses.draining(service));
        }
        return response.build();
    }
}
