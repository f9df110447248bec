package io.dangol.loyalty.programme.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Shows the programme, by the name that `dangol.programme.name` gives it, and changes its settings.
@ApplicationScoped
class ProgrammeService {
    private final Transactions transactions;
    private final ProgrammeRepository programme;
    private final SettingsRepository settings;
    private final CachedSettings current;
    private final ProgrammeChange changes;
    private final Clock clock;
    private final String name;
    private final String currency;

    ProgrammeService(
            Transactions transactions,
            ProgrammeRepository programme,
            SettingsRepository settings,
            CachedSettings current,
            ProgrammeChange changes,
            Clock clock,
            @ConfigProperty(name = "dangol.programme.name", defaultValue = "Dangol points") String name,
            @ConfigProperty(name = "dangol.currency") String currency) {
        this.transactions = transactions;
        this.programme = programme;
        this.settings = settings;
        this.current = current;
        this.changes = changes;
        this.clock = clock;
        this.name = name;
        this.currency = currency;
    }

    Uni<ProgrammeView> get() {
        return transactions.read(connection -> settings.read(connection).flatMap(found -> view(connection, found)));
    }

    /// Changes the settings that the caller has seen, by a merge patch.
    Uni<ProgrammeView> change(@Nullable String ifMatch, String caller, JsonNode patch) {
        return transactions
                .write(transaction -> settings.lock(transaction).flatMap(found -> {
                    EntityTag.requireMatch(ifMatch, found.version());
                    ProgrammeRequest wanted = changes.apply(found, patch);
                    if (wanted.equals(ProgrammeRequest.of(found))) {
                        return Uni.createFrom().item(found);
                    }
                    ProgrammeSettings changed = wanted.appliedTo(found, clock.instant());
                    return settings.change(transaction, changed, caller).replaceWith(changed);
                }))
                .invoke(current::forget)
                .flatMap(changed -> transactions.read(connection -> view(connection, changed)));
    }

    private Uni<ProgrammeView> view(SqlConnection connection, ProgrammeSettings found) {
        return programme.figures(connection, name, currency, found);
    }
}
