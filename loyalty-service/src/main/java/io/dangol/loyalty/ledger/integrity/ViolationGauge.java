package io.dangol.loyalty.ledger.integrity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The metric `dangol_ledger_violations`: how many violations of each invariant are known and not mended.
@ApplicationScoped
class ViolationGauge {
    private final Map<Invariant, AtomicLong> numbers = new EnumMap<>(Invariant.class);

    ViolationGauge(MeterRegistry metrics) {
        for (Invariant invariant : Invariant.values()) {
            AtomicLong number = new AtomicLong();
            numbers.put(invariant, number);
            Gauge.builder("dangol.ledger.violations", number, AtomicLong::get)
                    .description("violations of an invariant that are known and not mended")
                    .tag("invariant", invariant.id())
                    .register(metrics);
        }
    }

    /// @param known those of the invariants that have any
    void set(Map<Invariant, Long> known) {
        numbers.forEach((invariant, number) -> number.set(known.getOrDefault(invariant, 0L)));
    }
}
