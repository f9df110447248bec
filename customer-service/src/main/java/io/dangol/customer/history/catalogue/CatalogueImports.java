package io.dangol.customer.history.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.catalogue.CatalogueChunk.Result;
import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.customer.history.catalogue.ReadItem.Rejected;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.ChunkLimits;
import io.dangol.kit.imports.ChunkReader;
import io.dangol.kit.imports.ImportKind;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.NdjsonRecords;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.job.Lease;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import io.dangol.kit.problem.Refusal.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Imports of one kind of item: a record creates the item of its key, or completes it. What a record leaves out stays.
///
/// A chunk is three statements, whatever its size: add what is new and lock the rest, read it, write what changed.
///
/// @param <F> the form of an item, as it is posted
/// @param <D> what a form says
public abstract class CatalogueImports<F, D extends ItemDetails<D>> implements ImportKind {
    private static final ChunkLimits LIMITS = new ChunkLimits(1_000, 32);

    private final CatalogueTable<D> table;
    private final RehearsedItems<D> rehearsed;

    /// @param details the record class of `D`
    protected CatalogueImports(CatalogueTable<D> table, Class<D> details, ObjectMapper json) {
        this.table = table;
        this.rehearsed = new RehearsedItems<>(json, details);
    }

    /// Reads the records of a CSV body.
    ///
    /// @param titles those of the header
    protected abstract RecordReader<F> csv(List<String> titles);

    /// Reads the records of an NDJSON body.
    protected abstract NdjsonRecords<F> ndjson();

    /// What a form says.
    ///
    /// @param now the present
    protected abstract ReadItem<D> read(F form, Instant now);

    @Override
    public ChunkLimits limits() {
        return LIMITS;
    }

    @Override
    public String rehearsed() {
        return RehearsedItems.TABLE;
    }

    @Override
    public ChunkReader reader(ImportSettings settings) {
        RecordReader<F> lines = switch (settings.format()) {
            case CSV -> csv(settings.columns());
            case NDJSON -> ndjson();
        };
        return (chunk, now) -> {
            List<Parsed<Accepted<D>>> records = chunk.split(settings.shape(columns())).stream()
                    .map(record -> parse(lines, record, now))
                    .toList();
            CatalogueChunk<D> work = new CatalogueChunk<>(table.blank(), records);
            return (transaction, lease) ->
                    lease.dryRun() ? rehearse(transaction, lease, work) : record(transaction, work, now);
        };
    }

    private Parsed<Accepted<D>> parse(RecordReader<F> lines, RawRecord record, Instant now) {
        try {
            return switch (read(lines.read(record), now)) {
                case Accepted<D> accepted -> new Parsed.Good<>(record.line(), accepted);
                case Rejected<D> rejected -> {
                    Violation first = rejected.violations().getFirst();
                    yield new Parsed.Bad<>(
                            new LineError(record.line(), "invalid", lines.fieldName(first.field()), first.message()));
                }
            };
        } catch (Unreadable reason) {
            return new Parsed.Bad<>(reason.at(record.line()));
        }
    }

    private Uni<Tally> record(SqlConnection transaction, CatalogueChunk<D> chunk, Instant now) {
        Map<String, D> whole = chunk.whole();
        if (whole.isEmpty()) {
            return Uni.createFrom().item(chunk.apply(Map.of()).tally());
        }
        return table.addOrLock(transaction, whole, now)
                .flatMap(added -> table.find(transaction, whole.keySet()).map(found -> {
                    Map<String, D> known = new HashMap<>(found);
                    known.keySet().removeAll(added);
                    return chunk.apply(known);
                }))
                .call(result -> write(transaction, result, now))
                .map(Result::tally);
    }

    private Uni<Void> write(SqlConnection transaction, Result<D> result, Instant now) {
        return result.changed().isEmpty()
                ? Uni.createFrom().voidItem()
                : table.change(transaction, result.changed(), now);
    }

    private Uni<Tally> rehearse(SqlConnection transaction, Lease lease, CatalogueChunk<D> chunk) {
        Map<String, D> said = chunk.said();
        if (said.isEmpty()) {
            return Uni.createFrom().item(chunk.apply(Map.of()).tally());
        }
        return table.find(transaction, said.keySet())
                .flatMap(known -> rehearsed
                        .said(transaction, lease.jobId(), said.keySet())
                        .call(earlier -> rehearsed.remember(transaction, lease.jobId(), earlier, said))
                        .map(earlier -> chunk.apply(chunk.after(known, earlier)).tally()));
    }
}
