package io.dangol.loyalty.programme.settings;

import io.dangol.kit.transaction.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Warns at start when purchases in the company's currency earn nothing, which is mostly forgotten and not meant.
@ApplicationScoped
class CurrencyCheck {
    private static final Logger LOG = Logger.getLogger(CurrencyCheck.class);

    private final Transactions transactions;
    private final ProgrammeRepository programme;
    private final String currency;

    CurrencyCheck(
            Transactions transactions,
            ProgrammeRepository programme,
            @ConfigProperty(name = "dangol.currency") String currency) {
        this.transactions = transactions;
        this.programme = programme;
        this.currency = currency;
    }

    void atStart(@Observes StartupEvent started) {
        warnWithoutRule(currency)
                .subscribe()
                .with(warned -> {}, failure -> LOG.warnf("whether %s has an earning rule could not be read", currency));
    }

    /// @return whether there was something to warn of
    Uni<Boolean> warnWithoutRule(String code) {
        return transactions
                .read(connection -> programme.earns(connection, code))
                .map(earns -> {
                    if (!earns) {
                        LOG.warnf(
                                "DANGOL_CURRENCY is %s, which has no earning rule: purchases in it earn nothing;"
                                        + " make one with POST /v1/earning-rules",
                                code);
                    }
                    return !earns;
                });
    }
}
