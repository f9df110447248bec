package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.base.source.KnownSources;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.kit.imports.ChunkLimits;
import io.dangol.kit.imports.ChunkReader;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.ImportKind;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.LineSources;
import io.dangol.kit.imports.Parsed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Imports are of purchases.
@ApplicationScoped
class PurchaseImports implements ImportKind {
    private static final ChunkLimits LIMITS = new ChunkLimits(1_000, 128);

    private final ChunkRecorder recorder;
    private final LineSources<NewPurchase> sources;
    private final ObjectMapper json;

    PurchaseImports(ChunkRecorder recorder, KnownSources sources, ObjectMapper json) {
        this.recorder = recorder;
        this.sources = new LineSources<>(sources::names, NewPurchase::source, NewPurchase::of);
        this.json = json;
    }

    @Override
    public String name() {
        return "purchase_import";
    }

    @Override
    public String operation() {
        return "purchases.import";
    }

    @Override
    public ChunkLimits limits() {
        return LIMITS;
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return CsvColumn.all();
    }

    @Override
    public ChunkReader reader(ImportSettings settings) {
        ChunkParser parser = new ChunkParser(settings, json);
        return (chunk, now) -> {
            List<Parsed<NewPurchase>> records = parser.parse(chunk, now);
            return (transaction, lease) -> sources.resolve(transaction, settings, records)
                    .flatMap(resolved -> recorder.record(transaction, lease, resolved));
        };
    }
}
