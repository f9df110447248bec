package io.dangol.feedback.understanding.category;

import io.dangol.kit.db.Rows;
import io.dangol.kit.entities.Entities;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Lesson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// What others may know of categories.
@ApplicationScoped
public class CategoryBook {
    /// The row is held against its retirement, so that no correction names what has just been retired.
    private static final String IS_ACTIVE = "SELECT FROM category WHERE id = $1 AND state = 'active' FOR SHARE";

    private static final String REVISION =
            "SELECT coalesce(sum(version), 0) AS versions, count(*) AS categories FROM category";

    private final Entities entities;
    private final CategoryRepository categories;
    private final RetailSet retail;

    CategoryBook(Entities entities, CategoryRepository categories, RetailSet retail) {
        this.entities = entities;
        this.categories = categories;
        this.retail = retail;
    }

    /// What there is to learn about categories.
    ///
    /// @param ids of all that feedback may be about, in their order
    /// @param sentences what teaches them, by language
    public record Teaching(List<String> ids, Map<Language, List<Lesson>> sentences) {}

    /// The active categories with their sentences.
    public Uni<Teaching> teaching(SqlConnection connection) {
        return entities.on(connection, categories::active)
                .map(active -> new Teaching(
                        active.stream().map(Category::id).toList(),
                        Map.of(
                                Language.KOREAN, lessons(active, Language.KOREAN),
                                Language.ENGLISH, lessons(active, Language.ENGLISH))));
    }

    /// Whether feedback may be about it, which stays so until the end of the transaction.
    public Uni<Boolean> isActive(SqlConnection transaction, String id) {
        return transaction.preparedQuery(IS_ACTIVE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    /// Another text after every change.
    public Uni<String> revision(SqlConnection connection) {
        return connection
                .preparedQuery(REVISION)
                .execute()
                .map(rows -> Rows.only(rows))
                .map(row -> row.getLong("categories") + "/" + row.getLong("versions"));
    }

    private List<Lesson> lessons(List<Category> categories, Language language) {
        return categories.stream()
                .flatMap(category -> category.examples(retail).stream()
                        .filter(example -> example.language().equals(language.tag()))
                        .map(example -> new Lesson(example.text(), category.id(), 1)))
                .toList();
    }
}
