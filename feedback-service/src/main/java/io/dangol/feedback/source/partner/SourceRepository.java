package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.mapping.MappingJson;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Stores sources.
@ApplicationScoped
public class SourceRepository {
    private static final String INSERT = """
            INSERT INTO source (id, name, signature, mapping, version, created_at, announced)
            VALUES ($1, $2, $3, $4, $5, $6, true)
            ON CONFLICT (name) DO NOTHING
            """;
    private static final String UPDATE = "UPDATE source SET mapping = $2, version = $3 WHERE id = $1";
    private static final String SELECT = "SELECT id, name, signature, mapping, version, created_at FROM source";

    private final MappingJson mappings;

    SourceRepository(MappingJson mappings) {
        this.mappings = mappings;
    }

    /// @return false where there is a source with this name
    Uni<Boolean> insert(SqlConnection transaction, Source source) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        source.id().value(),
                        source.name(),
                        source.signature().wire(),
                        mappings.write(source.mapping()),
                        source.version(),
                        Times.utc(source.createdAt())))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> update(SqlConnection transaction, Source source) {
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.of(source.id().value(), mappings.write(source.mapping()), source.version()))
                .replaceWithVoid();
    }

    /// Empty where there is none.
    public Uni<Optional<Source>> find(SqlConnection connection, SourceId id) {
        return one(connection, SELECT + " WHERE id = $1", id);
    }

    /// Finds a source and holds it until the end of the transaction, so that it and its secrets change
    /// one after another.
    public Uni<Optional<Source>> findForChange(SqlConnection transaction, SourceId id) {
        return one(transaction, SELECT + " WHERE id = $1 FOR UPDATE", id);
    }

    Uni<List<Source>> list(SqlConnection connection, PageRequest page) {
        return new NewestFirst(SELECT, "id").rows(connection, page, this::source);
    }

    /// The names of those of `ids` that there are.
    Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids) {
        return connection
                .preparedQuery("SELECT id, name FROM source WHERE id = ANY ($1::uuid[])")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, String> names = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> names.put(row.getUUID("id"), row.getString("name")));
                    return names;
                });
    }

    private Uni<Optional<Source>> one(SqlConnection connection, String statement, SourceId id) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(id.value()))
                .map(rows -> Rows.first(rows, this::source));
    }

    private Source source(Row row) {
        return new Source(
                new SourceId(row.getUUID("id")),
                row.getString("name"),
                Signature.of(row.getString("signature")),
                mappings.read(row.getString("mapping")),
                row.getInteger("version"),
                Times.instant(row, "created_at"));
    }
}
