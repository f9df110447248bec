package io.dangol.kit.security;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.PublicId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;

/// Resolves what callers call a source, its id `src_…` or its name, to the one name under which its data is kept.
@ApplicationScoped
public class SourceNames {
    private static final String PREFIX = "src";

    private final Instance<SourceBook> book;

    SourceNames(Instance<SourceBook> book) {
        this.book = book;
    }

    /// The id behind its public form; empty where `text` is no id of a source.
    public static Optional<UUID> parseId(String text) {
        return PublicId.parse(PREFIX, text);
    }

    /// The name behind the id of a source. Any other text is a name already: sources that only send
    /// purchases need not be registered.
    ///
    /// @param field where the caller named it
    /// @return the name, or a refusal: 400 where no source has this id
    public Uni<String> resolve(String field, String text) {
        return parseId(text)
                .map(id -> nameOf(id).map(found -> found.orElseThrow(() -> unknown(field))))
                .orElseGet(() -> Uni.createFrom().item(text));
    }

    /// The name of the source with this id; empty where there is none, or where `text` is no id.
    Uni<Optional<String>> ofId(String text) {
        return parseId(text).map(this::nameOf).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Whether this service knows sources at all.
    boolean isKnown() {
        return book.isResolvable();
    }

    private Uni<Optional<String>> nameOf(UUID id) {
        return book.get().nameOf(id);
    }

    private static Refusal unknown(String field) {
        return CommonProblem.invalid(
                field, "must be the name of a source or the id of a registered one; this id is not");
    }
}
