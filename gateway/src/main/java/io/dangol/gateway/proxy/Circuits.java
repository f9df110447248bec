package io.dangol.gateway.proxy;

import io.dangol.gateway.routing.Service;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/// The circuit breaker of each service: `dangol.gateway.circuit.open{service}` is 1 while one is open.
@Singleton
class Circuits {
    private final Map<Service, CircuitBreaker> breakers = new EnumMap<>(Service.class);

    Circuits(ProxyLimits limits, MeterRegistry metrics) {
        for (Service service : Service.values()) {
            CircuitBreaker breaker =
                    new CircuitBreaker(limits.circuitTimeouts(), limits.circuitOpenFor(), System::nanoTime);
            breakers.put(service, breaker);
            Gauge.builder("dangol.gateway.circuit.open", breaker, of -> of.isOpen() ? 1 : 0)
                    .description("Whether requests to the service fail fast because it keeps timing out")
                    .tag("service", service.key())
                    .register(metrics);
        }
    }

    CircuitBreaker of(Service service) {
        CircuitBreaker breaker = breakers.get(service);
        if (breaker == null) {
            throw new IllegalStateException("no circuit breaker for " + service.key());
        }
        return breaker;
    }
}
