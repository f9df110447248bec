package io.dangol.customer.history.returns;

import io.dangol.kit.db.Rows;
import io.dangol.kit.paging.BoundedRows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL that finds returns in all states. Each of the two tables gives its first rows by an index of its own; the
/// page is cut from both.
@ApplicationScoped
class ReturnList {
    private static final String FROM_APPLIED =
            "FROM purchase_return AS told JOIN purchase ON purchase.id = told.purchase_id ";
    private static final String FROM_STANDALONE = "FROM standalone_return AS told ";
    private static final String FIND = "SELECT " + ReturnRows.APPLIED + FROM_APPLIED + "WHERE told.id = $1 UNION ALL "
            + "SELECT " + ReturnRows.STANDALONE + FROM_STANDALONE + "WHERE told.id = $1";

    private final ReturnRows rows;

    ReturnList(ReturnRows rows) {
        this.rows = rows;
    }

    Uni<Optional<StoredReturn>> find(SqlConnection connection, ReturnId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(found -> Rows.first(found, rows::stored));
    }

    /// In the order in which they were told.
    Uni<BoundedRows<StoredReturn>> list(SqlConnection connection, PageRequest page, ReturnFilter filter) {
        return page.boundedRows(
                connection,
                statement(filter),
                "id",
                "lines",
                part -> {
                    Tuple values = Tuple.of(part.afterId().orElse(null), part.rowsWanted());
                    values(filter).forEach(values::addValue);
                    return values;
                },
                rows::stored);
    }

    private static List<Object> values(ReturnFilter filter) {
        List<Object> values = new ArrayList<>();
        add(values, filter.customer() == null ? null : filter.customer().value());
        add(values, filter.source());
        add(values, filter.returnId());
        ReturnState state = filter.state();
        add(values, state == null || state == ReturnState.APPLIED ? null : state.column());
        return values;
    }

    private static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    /// Only what is filtered by is in the statement, so that each has its own plan.
    private static String statement(ReturnFilter filter) {
        List<String> statements = new ArrayList<>();
        if (filter.state() == null || filter.state() == ReturnState.APPLIED) {
            statements.add(part(ReturnRows.APPLIED + FROM_APPLIED, conditions(filter, "purchase.customer_id")));
        }
        if (filter.state() != ReturnState.APPLIED) {
            statements.add(part(ReturnRows.STANDALONE + FROM_STANDALONE, conditions(filter, "told.customer_id")));
        }
        return "SELECT * FROM (" + String.join(" UNION ALL ", statements) + ") AS found ORDER BY id LIMIT $2";
    }

    private static String part(String columnsAndTables, String conditions) {
        return "(SELECT " + columnsAndTables + "WHERE " + conditions + " ORDER BY told.id LIMIT $2)";
    }

    private static String conditions(ReturnFilter filter, String customer) {
        List<String> conditions = new ArrayList<>(List.of("($1::uuid IS NULL OR told.id > $1)"));
        int parameter = 3;
        if (filter.customer() != null) {
            conditions.add(customer + " = $" + parameter++);
        }
        if (filter.source() != null) {
            conditions.add("told.source = $" + parameter++);
        }
        if (filter.returnId() != null) {
            conditions.add("told.return_id = $" + parameter++);
        }
        if (filter.state() != null && filter.state() != ReturnState.APPLIED) {
            conditions.add("told.state = $" + parameter);
        }
        return String.join(" AND ", conditions);
    }
}
