package io.dangol.kit.imports;

import java.util.List;

/// What a service imports: the form of its records, and what becomes of them. The service has a bean of this for each
/// kind of import.
public interface ImportKind {
    /// What its jobs do, `purchase_import`; also the name of the table of their settings.
    String name();

    /// The operation that an `Idempotency-Key` belongs to, `purchases.import`.
    String operation();

    /// How large records and chunks may be; the service's table of chunks holds as much as its largest kind.
    ChunkLimits limits();

    /// The columns that CSV may have.
    List<? extends ImportColumn> columns();

    /// The reader of one import's chunks; it is asked for one chunk after another, by one thread.
    ChunkReader reader(ImportSettings settings);
}
