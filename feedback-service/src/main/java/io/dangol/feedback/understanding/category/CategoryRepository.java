package io.dangol.feedback.understanding.category;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The SQL of categories.
@ApplicationScoped
class CategoryRepository {
    private static final TypeReference<List<CategoryExample>> EXAMPLES = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT id, name_ko, name_en, examples::text AS examples, state, version, changed_at, changed_by
            FROM category
            """;
    private static final String LIST = SELECT + """
            WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3
            """;
    private static final String COUNTS =
            "SELECT count(*) AS all, count(*) FILTER (WHERE state = 'active') AS active FROM category";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('feedback.category', 0))";
    private static final String INSERT = """
            INSERT INTO category (id, name_ko, name_en, examples, state, version, changed_at, changed_by)
            VALUES ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE category SET name_ko = $2, name_en = $3, examples = $4::text::jsonb, state = $5, version = $6,
                changed_at = $7, changed_by = $8
            WHERE id = $1
            """;

    private final ObjectMapper json;
    private final RetailSet retail;

    CategoryRepository(ObjectMapper json, RetailSet retail) {
        this.json = json;
        this.retail = retail;
    }

    /// How many there are.
    record Counts(long all, long active) {}

    /// In the order of their ids.
    Uni<List<Category>> list(SqlConnection connection, @Nullable CategoryState state, PageRequest page) {
        return page.rows(
                        connection,
                        LIST,
                        part -> Tuple.of(state == null ? null : state.wire(), part.position(), part.rowsWanted()))
                .map(this::all);
    }

    /// All that feedback may be about, in the order of their ids.
    Uni<List<Category>> active(SqlConnection connection) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(CategoryState.ACTIVE.wire(), null, Category.MOST))
                .map(this::all);
    }

    Uni<Optional<Category>> find(SqlConnection connection, String id) {
        return connection
                .preparedQuery(SELECT + "WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /// Counts, and keeps others from adding any until the end of the transaction.
    Uni<Counts> countAlone(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .query(COUNTS)
                        .execute()
                        .map(rows -> rows.iterator().next())
                        .map(row -> new Counts(row.getLong("all"), row.getLong("active"))));
    }

    /// @return false where there is one of this id
    Uni<Boolean> insert(SqlConnection transaction, Category category) {
        return transaction.preparedQuery(INSERT).execute(row(category)).map(rows -> rows.rowCount() == 1);
    }

    /// Keeps the category from being changed until the end of the transaction.
    Uni<Optional<Category>> hold(SqlConnection transaction, String id) {
        return transaction
                .preparedQuery(SELECT + "WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    Uni<Void> update(SqlConnection transaction, Category category) {
        return transaction.preparedQuery(UPDATE).execute(row(category)).replaceWithVoid();
    }

    private Tuple row(Category category) {
        return Tuple.tuple()
                .addString(category.id())
                .addString(category.nameKo())
                .addString(category.nameEn())
                .addString(category.isRetail() ? null : written(category.examples()))
                .addString(category.state().wire())
                .addInteger(category.version())
                .addOffsetDateTime(category.changedAt().atOffset(ZoneOffset.UTC))
                .addString(category.changedBy());
    }

    private List<Category> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(this::category)
                .toList();
    }

    private Category category(Row row) {
        String id = row.getString("id");
        String examples = row.getString("examples");
        return new Category(
                id,
                row.getString("name_ko"),
                row.getString("name_en"),
                examples == null ? retail.of(id) : read(examples),
                examples == null,
                CategoryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("version"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private String written(List<CategoryExample> examples) {
        try {
            return json.writeValueAsString(examples);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("examples are texts", impossible);
        }
    }

    private List<CategoryExample> read(String examples) {
        try {
            return json.readValue(examples, EXAMPLES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("only this class writes examples", impossible);
        }
    }
}
