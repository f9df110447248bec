package io.dangol.feedback.source;

import io.dangol.feedback.query.NewestFirst;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

@ApplicationScoped
class SourceRepository {
    private static final String INSERT = """
            INSERT INTO source (id, name, signature, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO NOTHING
            """;
    private static final String SELECT = "SELECT id, name, created_at FROM source";

    /// @return false where there is a source with this name
    Uni<Boolean> insert(SqlConnection transaction, Source source) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        source.id(),
                        source.name(),
                        Source.SIGNATURE,
                        source.createdAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<Source>> find(SqlConnection connection, UUID id) {
        return one(connection, SELECT + " WHERE id = $1", id);
    }

    /// Finds a source and holds it until the end of the transaction, so that its secrets change one
    /// after another.
    Uni<Optional<Source>> findForChange(SqlConnection transaction, UUID id) {
        return one(transaction, SELECT + " WHERE id = $1 FOR UPDATE", id);
    }

    Uni<List<Source>> list(SqlConnection connection, PageRequest page) {
        return new NewestFirst(SELECT, "id").rows(connection, page, SourceRepository::source);
    }

    private static Uni<Optional<Source>> one(SqlConnection connection, String statement, UUID id) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(SourceRepository::source));
    }

    private static Source source(Row row) {
        return new Source(
                row.getUUID("id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
