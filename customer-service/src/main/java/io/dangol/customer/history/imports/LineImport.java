package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.base.source.KnownSources;
import io.dangol.kit.imports.ChunkLimits;
import io.dangol.kit.imports.ChunkReader;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.ImportKind;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.LineSources;
import io.dangol.kit.imports.Parsed;
import java.util.List;

/// An import of things that are also told one by one: each line is read, held to the rules, and recorded as there.
///
/// @param <R> a line, before any rule but the format's is checked
/// @param <T> what keeps the rules
abstract class LineImport<R, T> implements ImportKind {
    /// A record may have 1 MiB, as the body that tells one has, and the end of its line.
    private static final ChunkLimits LIMITS = new ChunkLimits(1_000, 1_025);

    private final LineKind<R, T> kind;
    private final ChunkRecorder recorder;
    private final LineSources<T> sources;
    private final ObjectMapper json;

    LineImport(LineKind<R, T> kind, ChunkRecorder recorder, KnownSources sources, ObjectMapper json) {
        this.kind = kind;
        this.recorder = recorder;
        this.sources = new LineSources<>(sources::names, kind::sourceOf, kind::of);
        this.json = json;
    }

    @Override
    public ChunkLimits limits() {
        return LIMITS;
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return kind.columns();
    }

    @Override
    public ChunkReader reader(ImportSettings settings) {
        ChunkParser<R, T> parser = new ChunkParser<>(settings, kind, json);
        return (chunk, now) -> {
            List<Parsed<T>> records = parser.parse(chunk, now);
            return (transaction, lease) -> sources.resolve(transaction, settings, records)
                    .flatMap(resolved -> recorder.record(transaction, lease, kind, resolved));
        };
    }
}
