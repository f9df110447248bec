package io.dangol.feedback.understanding.category;

import io.dangol.kit.db.Rows;
import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Lists and counts categories.
@ApplicationScoped
class CategoryRepository {
    private static final String COUNTS =
            "SELECT count(*) AS all, count(*) FILTER (WHERE state = 'active') AS active FROM category";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('feedback.category', 0))";
    private static final String ACTIVE = "from Category category where category.state = :state order by category.id";

    /// How many there are.
    record Counts(long all, long active) {}

    /// In the order of their ids.
    Uni<List<Category>> list(Mutiny.Session session, @Nullable CategoryState state, PageRequest page) {
        return new PagedQuery<>(Category.class, "select category", "from Category category")
                .where("category.state = ?", state)
                .rows(session, page, "category.id > ?", Optional.ofNullable(page.position()), "category.id");
    }

    /// All that feedback may be about, in the order of their ids.
    Uni<List<Category>> active(Mutiny.Session session) {
        return session.createQuery(ACTIVE, Category.class)
                .setParameter("state", CategoryState.ACTIVE)
                .setMaxResults(Category.MOST)
                .getResultList();
    }

    /// Counts, and keeps others from adding any until the end of the transaction. It counts what is written: a
    /// category that a session has just changed, as it was.
    Uni<Counts> countAlone(SqlConnection transaction) {
        return transaction
                .query(LOCK)
                .execute()
                .chain(() -> transaction
                        .query(COUNTS)
                        .execute()
                        .map(rows -> Rows.only(rows))
                        .map(row -> new Counts(row.getLong("all"), row.getLong("active"))));
    }
}
