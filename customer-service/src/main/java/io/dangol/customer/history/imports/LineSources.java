package io.dangol.customer.history.imports;

import io.dangol.customer.base.source.KnownSources;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.job.LineError;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Replaces the ids of sources in the lines of an import by their names, and rejects the lines of a source that the
/// import is not for.
@ApplicationScoped
class LineSources {
    private static final String FIELD = "source";

    private final KnownSources sources;

    LineSources(KnownSources sources) {
        this.sources = sources;
    }

    <T> Uni<List<Parsed<T>>> resolve(
            SqlConnection transaction, ImportSettings settings, LineKind<?, T> kind, List<Parsed<T>> records) {
        Set<UUID> ids = new HashSet<>();
        for (Parsed<T> record : records) {
            if (record instanceof Parsed.Good<T> good) {
                SourceNames.parseId(kind.sourceOf(good.value())).ifPresent(ids::add);
            }
        }
        return sources.names(transaction, ids)
                .map(names -> records.stream()
                        .map(record ->
                                record instanceof Parsed.Good<T> good ? resolved(settings, kind, good, names) : record)
                        .toList());
    }

    private static <T> Parsed<T> resolved(
            ImportSettings settings, LineKind<?, T> kind, Parsed.Good<T> good, Map<UUID, String> names) {
        String told = kind.sourceOf(good.value());
        String name =
                SourceNames.parseId(told).map(id -> names.getOrDefault(id, "")).orElse(told);
        if (settings.onlySource() != null && !settings.onlySource().equals(name)) {
            return bad(good, "wrong-source", "must be the source of the token, by its id or name");
        }
        return name.isEmpty()
                ? bad(good, "invalid", "must be a name or the id of a registered source; this id is not")
                : new Parsed.Good<>(good.line(), kind.of(good.value(), name));
    }

    private static <T> Parsed<T> bad(Parsed.Good<T> good, String code, String message) {
        return new Parsed.Bad<>(new LineError(good.line(), code, FIELD, message));
    }
}
