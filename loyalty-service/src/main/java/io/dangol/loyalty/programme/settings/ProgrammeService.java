package io.dangol.loyalty.programme.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.PatchedForm;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Shows the programme, by the name that `dangol.programme.name` gives it, and changes its settings.
@ApplicationScoped
class ProgrammeService {
    private final Transactions transactions;
    private final Entities entities;
    private final ProgrammeRepository programme;
    private final CachedSettings current;
    private final PatchedForm patches;
    private final Clock clock;
    private final String name;
    private final String currency;

    ProgrammeService(
            Transactions transactions,
            Entities entities,
            ProgrammeRepository programme,
            CachedSettings current,
            PatchedForm patches,
            Clock clock,
            @ConfigProperty(name = "dangol.programme.name", defaultValue = "Dangol points") String name,
            @ConfigProperty(name = "dangol.currency") String currency) {
        this.transactions = transactions;
        this.entities = entities;
        this.programme = programme;
        this.current = current;
        this.patches = patches;
        this.clock = clock;
        this.name = name;
        this.currency = currency;
    }

    Uni<ProgrammeView> get() {
        return transactions.read(connection -> entities.on(
                        connection, session -> Entities.require(session, Programme.class, Programme.ONE))
                .flatMap(found -> view(connection, found.settings())));
    }

    /// Changes the settings that the caller has seen, by a merge patch.
    Uni<ProgrammeView> change(@Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session -> Entities.lock(session, Programme.class, Programme.ONE, ifMatch)
                                .call(found -> change(session, found, caller, patch))))
                .invoke(current::forget)
                .flatMap(changed -> transactions.read(connection -> view(connection, changed.settings())));
    }

    private Uni<Void> change(Mutiny.Session session, Programme found, String caller, JsonNode patch) {
        ProgrammeRequest wanted = patches.apply(found.request(), ProgrammeRequest.class, patch);
        return found.change(wanted.terms(), caller, clock.instant())
                .map(session::persist)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<ProgrammeView> view(SqlConnection connection, ProgrammeSettings found) {
        return programme.figures(connection, name, currency, found);
    }
}
