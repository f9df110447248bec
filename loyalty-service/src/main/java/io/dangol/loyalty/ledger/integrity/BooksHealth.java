package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Down while an invariant of the books is known to be broken, and says which.
///
/// Neither liveness nor readiness: a restart mends no books, and a service that is taken out of use for one account
/// would fail all others. It is part of `/q/health`, which the gateway asks.
@Wellness
@ApplicationScoped
class BooksHealth implements AsyncHealthCheck {
    private final Transactions transactions;
    private final SweepRepository memory;
    private final ViolationGauge gauge;

    BooksHealth(Transactions transactions, SweepRepository memory, ViolationGauge gauge) {
        this.transactions = transactions;
        this.memory = memory;
        this.gauge = gauge;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions.read(memory::counts).invoke(gauge::set).map(known -> {
            HealthCheckResponseBuilder answer =
                    HealthCheckResponse.named("books").status(known.isEmpty());
            known.forEach((invariant, number) -> answer.withData(invariant.id(), number));
            return answer.build();
        });
    }
}
