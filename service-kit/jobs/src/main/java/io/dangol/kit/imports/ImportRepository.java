package io.dangol.kit.imports;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The SQL of imports: how their bodies are to be read, and the bodies themselves.
@ApplicationScoped
class ImportRepository {
    private static final String APPEND = """
            INSERT INTO import_chunk (job_id, ordinal, first_line, records, data) VALUES ($1, $2, $3, $4, $5)
            """;
    private static final String NEXT = """
            SELECT ordinal, first_line, records, data FROM import_chunk
            WHERE job_id = $1 AND ordinal > $2 ORDER BY ordinal LIMIT 1
            """;
    private static final String DELETE = "DELETE FROM import_chunk WHERE job_id = $1 AND ordinal = $2";

    Uni<Void> insert(SqlConnection transaction, ImportKind kind, UUID jobId, ImportSettings settings) {
        return transaction
                .preparedQuery("INSERT INTO " + table(kind)
                        + " (job_id, format, columns, guarded, only_source) VALUES ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        jobId,
                        settings.format().name().toLowerCase(Locale.ROOT),
                        settings.columns().toArray(String[]::new),
                        settings.guarded(),
                        settings.onlySource()))
                .replaceWithVoid();
    }

    Uni<ImportSettings> find(SqlConnection connection, ImportKind kind, UUID jobId) {
        return connection
                .preparedQuery(
                        "SELECT format, columns, guarded, only_source FROM " + table(kind) + " WHERE job_id = $1")
                .execute(Tuple.of(jobId))
                .map(rows -> Rows.only(rows))
                .map(row -> new ImportSettings(
                        ImportFormat.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                        Arrays.asList(row.getArrayOfStrings("columns")),
                        row.getBoolean("guarded"),
                        row.getString("only_source")));
    }

    Uni<Void> append(SqlConnection transaction, UUID jobId, Chunk chunk) {
        return transaction
                .preparedQuery(APPEND)
                .execute(Tuple.of(jobId, chunk.ordinal(), chunk.firstLine(), chunk.records(), chunk.data()))
                .replaceWithVoid();
    }

    /// The first chunk that is left behind `ordinal`.
    Uni<Optional<Chunk>> next(SqlConnection connection, UUID jobId, long ordinal) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(jobId, ordinal))
                .map(rows -> rows.size() == 0
                        ? Optional.<Chunk>empty()
                        : Optional.of(Rows.only(rows))
                                .map(row -> new Chunk(
                                        row.getLong("ordinal"),
                                        row.getLong("first_line"),
                                        row.getInteger("records"),
                                        row.getBuffer("data").getDelegate())));
    }

    Uni<Void> delete(SqlConnection transaction, UUID jobId, long ordinal) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(jobId, ordinal))
                .replaceWithVoid();
    }

    /// The names of kinds are of the program, and never of a caller.
    private static String table(ImportKind kind) {
        return kind.name();
    }
}
