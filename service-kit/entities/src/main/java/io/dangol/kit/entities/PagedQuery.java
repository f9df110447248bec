package io.dangol.kit.entities;

import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// A list of entities, cut into pages by keyset. A query is for one use.
///
/// Conditions without a value are left out of the statement, so PostgreSQL plans for those that are there. The first
/// page is therefore another statement than the following ones.
public final class PagedQuery<T> {
    private final Class<T> type;
    private final String select;
    private final StringBuilder from;
    private final List<Object> values = new ArrayList<>();

    /// @param type of a row: the entity, or `Object[]` if `select` names several
    /// @param select what a row has, in HQL, such as `select note`; never a request's words
    /// @param from the rest up to `where`, such as `from Note note`; never a request's words
    public PagedQuery(Class<T> type, String select, String from) {
        this.type = type;
        this.select = select;
        this.from = new StringBuilder(from).append(" where true");
    }

    /// Keeps the rows for which `condition` is true of `value`, whose place in it is `?`; all rows if it is null.
    public PagedQuery<T> where(String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            from.append(" and ").append(condition.replace("?", "?" + values.size()));
        }
        return this;
    }

    /// Keeps the rows for which `condition` is true; it has no values.
    public PagedQuery<T> where(String condition) {
        from.append(" and ").append(condition);
        return this;
    }

    /// Reads a page, and one more row if there is a next page. Counts the rows of all pages if that is wanted.
    ///
    /// @param following the condition of the rows behind the page before, such as `note.id < ?`
    /// @param position where the page before ended; empty for the first page
    /// @param order of the list, such as `note.id desc`
    public Uni<List<T>> rows(
            Mutiny.Session session, PageRequest page, String following, Optional<?> position, String order) {
        String count = "select count(*) " + from;
        List<Object> filters = List.copyOf(values);
        where(following, position.orElse(null));
        Mutiny.SelectionQuery<T> rows = session.createQuery(select + " " + from + " order by " + order, type)
                .setMaxResults(page.rowsWanted());
        return page.counted(
                bound(rows, values).getResultList(),
                () -> bound(session.createQuery(count, Long.class), filters).getSingleResult());
    }

    private static <R> Mutiny.SelectionQuery<R> bound(Mutiny.SelectionQuery<R> query, List<Object> values) {
        for (int index = 0; index < values.size(); index++) {
            query.setParameter(index + 1, values.get(index));
        }
        return query;
    }
}
