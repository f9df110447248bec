package io.dangol.feedback.intake.imports;

import io.dangol.feedback.source.KnownSources;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.job.LineError;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Replaces the ids of sources in the lines of an import by their names, and rejects the lines of a source that the
/// import is not for.
@ApplicationScoped
class LineSources {
    private static final String FIELD = "source";

    private final KnownSources sources;

    LineSources(KnownSources sources) {
        this.sources = sources;
    }

    Uni<List<Parsed>> resolve(SqlConnection transaction, ImportSettings settings, List<Parsed> records) {
        Set<UUID> ids = records.stream()
                .filter(Parsed.Good.class::isInstance)
                .flatMap(record -> id((Parsed.Good) record).stream())
                .collect(Collectors.toSet());
        return sources.names(transaction, ids)
                .map(names -> records.stream()
                        .map(record -> record instanceof Parsed.Good good ? resolved(settings, good, names) : record)
                        .toList());
    }

    private static Optional<UUID> id(Parsed.Good good) {
        return SourceNames.parseId(good.submission().source());
    }

    private static Parsed resolved(ImportSettings settings, Parsed.Good good, Map<UUID, String> names) {
        Submission said = good.submission();
        Optional<UUID> id = id(good);
        String name = id.isPresent() ? names.get(id.get()) : said.source();
        if (settings.onlySource() != null && !settings.onlySource().equals(name)) {
            return bad(good, "wrong-source", "must be the source of the token, by its id or name");
        }
        return name == null
                ? bad(good, "invalid", "must be a name or the id of a registered source; this id is not")
                : new Parsed.Good(good.line(), said.from(name), good.timed());
    }

    private static Parsed bad(Parsed.Good good, String code, String message) {
        return new Parsed.Bad(new LineError(good.line(), code, FIELD, message));
    }
}
