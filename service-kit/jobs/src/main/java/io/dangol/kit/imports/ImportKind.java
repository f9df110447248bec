package io.dangol.kit.imports;

import java.util.List;

/// Something that a service imports: the form of its records, and what becomes of them. The service has a bean of this
/// for each kind.
public interface ImportKind {
    /// What its jobs do, `purchase_import`; also the name of the table of their settings.
    String name();

    /// The operation that an `Idempotency-Key` belongs to, `purchases.import`.
    String operation();

    /// The table that remembers what a dry run would have made, by `job_id`; it is emptied of what ended.
    default String rehearsed() {
        return "import_rehearsed";
    }

    /// How large records and chunks may be; the service's table of chunks holds as much.
    ChunkLimits limits();

    /// The columns that CSV may have.
    List<? extends ImportColumn> columns();

    /// The reader of one import's chunks; it is asked for one chunk after another, by one thread.
    ChunkReader reader(ImportSettings settings);
}
