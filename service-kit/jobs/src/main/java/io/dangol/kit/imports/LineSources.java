package io.dangol.kit.imports;

import io.dangol.kit.imports.Parsed.Bad;
import io.dangol.kit.imports.Parsed.Good;
import io.dangol.kit.job.LineError;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replaces the ids of sources in the lines of an import by their names, and rejects the lines of a source that the
/// import is not for.
///
/// @param <R> what good records are to become
public final class LineSources<R> {
    private static final String FIELD = "source";

    private final Names known;
    private final Function<R, String> source;
    private final BiFunction<R, String, R> renamed;

    /// @param source what a record has as its source: a name, or an id
    /// @param renamed the same record of the source with this name
    public LineSources(Names known, Function<R, String> source, BiFunction<R, String, R> renamed) {
        this.known = known;
        this.source = source;
        this.renamed = renamed;
    }

    /// The sources that the service knows.
    @FunctionalInterface
    public interface Names {
        /// The names of those of `ids` that there are.
        Uni<Map<UUID, String>> of(SqlConnection connection, Collection<UUID> ids);
    }

    /// The same records, those that are good with the names of their sources.
    public Uni<List<Parsed<R>>> resolve(SqlConnection transaction, ImportSettings settings, List<Parsed<R>> records) {
        Set<UUID> ids = records.stream()
                .flatMap(record -> record instanceof Good<R> good ? id(good).stream() : Stream.empty())
                .collect(Collectors.toSet());
        return known.of(transaction, ids)
                .map(names -> records.stream()
                        .map(record -> record instanceof Good<R> good ? resolved(settings, good, names) : record)
                        .toList());
    }

    private Optional<UUID> id(Good<R> good) {
        return SourceNames.parseId(source.apply(good.content()));
    }

    private Parsed<R> resolved(ImportSettings settings, Good<R> good, Map<UUID, String> names) {
        Optional<UUID> id = id(good);
        String name = id.isPresent() ? names.get(id.get()) : source.apply(good.content());
        if (settings.onlySource() != null && !settings.onlySource().equals(name)) {
            return bad(good, "wrong-source", "must be the source of the token, by its id or name");
        }
        return name == null
                ? bad(good, "invalid", "must be a name or the id of a registered source; this id is not")
                : new Good<>(good.line(), renamed.apply(good.content(), name));
    }

    private Parsed<R> bad(Good<R> good, String code, String message) {
        return new Bad<>(new LineError(good.line(), code, FIELD, message));
    }
}
