package io.dangol.loyalty.programme;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Shows the programme, by the name that `dangol.programme.name` gives it.
@ApplicationScoped
class ProgrammeService {
    private final Transactions transactions;
    private final ProgrammeRepository programme;
    private final String name;

    ProgrammeService(
            Transactions transactions,
            ProgrammeRepository programme,
            @ConfigProperty(name = "dangol.programme.name", defaultValue = "Dangol points") String name) {
        this.transactions = transactions;
        this.programme = programme;
        this.name = name;
    }

    Uni<ProgrammeView> get() {
        return transactions.read(connection -> programme.figures(connection, name));
    }
}
