package io.dangol.kit.imports;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of import that a service has.
@ApplicationScoped
class ImportKinds {
    private final Map<String, ImportKind> byName;

    ImportKinds(@All List<ImportKind> kinds) {
        this.byName = kinds.stream().collect(Collectors.toUnmodifiableMap(ImportKind::name, Function.identity()));
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /// The kind of a job that was claimed by its name.
    ImportKind of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /// The tables that remember what dry runs would have made.
    List<String> rehearsed() {
        return byName.values().stream()
                .map(ImportKind::rehearsed)
                .distinct()
                .sorted()
                .toList();
    }
}
