package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.problem.Refusal.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the lines of an import are: how they are read, held to the rules, and recorded.
///
/// @param <R> a line, before any rule but the format's is checked
/// @param <T> what keeps the rules
interface LineKind<R, T> {
    /// What a line is: what keeps the rules, or what is wrong with it.
    ///
    /// @param <T> what keeps the rules
    sealed interface Checked<T> {
        /// It keeps the rules.
        record Kept<T>(T value) implements Checked<T> {}

        /// It breaks one.
        record Broken<T>(Violation violation) implements Checked<T> {}
    }

    /// What a dry run remembers of what it would have recorded.
    ///
    /// @param item names it within its source
    /// @param fingerprint of its content and customer
    record Item(String source, String item, String fingerprint) {}

    /// The columns that CSV may have.
    List<? extends ImportColumn> columns();

    /// What a line is, for messages: `a purchase`.
    String noun();

    /// How a line is sent as JSON.
    Class<R> lineType();

    /// The reader of CSV with this header.
    RecordReader<R> csv(List<String> titles);

    /// The source that a line names; null where it names none.
    @Nullable String source(R line);

    /// The customer whom a line names; null where it names none.
    @Nullable CustomerReference customer(R line);

    /// The same line, of this source.
    R from(R line, String source);

    /// Holds a line to the rules.
    ///
    /// @param now the present, which no time may be far ahead of
    Checked<T> check(R line, Instant now);

    /// The source of what keeps the rules, by its name or id.
    String sourceOf(T value);

    /// The same, of a source under its other name.
    T of(T value, String source);

    /// The refusal of a line whose like was recorded before, saying something else.
    LineResult.Rejected differs();

    /// What a dry run remembers of it.
    Item item(T value);

    /// Records what is new, in the given order.
    Uni<List<LineResult>> record(SqlConnection transaction, List<T> values, Instant now);

    /// Prepares the database for what earlier chunks of a dry run would have done; it is rolled back.
    default Uni<Void> rehearse(SqlConnection transaction, UUID jobId, List<T> values) {
        return Uni.createFrom().voidItem();
    }

    /// Has a dry run remember more of what it would have recorded.
    default Uni<Void> remember(SqlConnection transaction, UUID jobId, List<T> created) {
        return Uni.createFrom().voidItem();
    }
}
