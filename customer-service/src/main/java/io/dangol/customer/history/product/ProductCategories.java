package io.dangol.customer.history.product;

import io.dangol.kit.db.Rows;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The categories that products are in. They are listed by the beginnings of their paths, and where those are
/// equal by a digest: whole paths would not fit into a cursor.
@ApplicationScoped
class ProductCategories {
    private static final Pattern PLACE = Pattern.compile("\\P{Cntrl}{1,24} [0-9a-f]{32}");
    private static final String LIST = """
            SELECT category_path, count(*) AS products,
                (left(category_path, 24) || ' ' || md5(category_path)) COLLATE "C" AS place
            FROM product
            WHERE category_path <> '' AND (left(category_path, 24) || ' ' || md5(category_path)) COLLATE "C" > $1
            GROUP BY place, category_path
            ORDER BY place
            LIMIT $2
            """;

    private final Transactions transactions;

    ProductCategories(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @throws Refusal 400 for a cursor that is none
    Uni<Page<ProductCategoryView>> list(PageRequest page) {
        if (page.position() != null && !PLACE.matcher(page.position()).matches()) {
            throw new Refusal(CommonProblem.INVALID_CURSOR, "pass `next` of a page as it came");
        }
        return transactions
                .read(connection -> page.rows(
                                connection,
                                LIST,
                                part -> Tuple.of(Objects.requireNonNullElse(part.position(), ""), part.rowsWanted()))
                        .map(rows -> Rows.list(rows, ProductCategories::listed)))
                .map(rows -> Page.of(rows, page, Listed::place, Listed::view));
    }

    private static Listed listed(Row row) {
        List<String> path = CategoryPath.of(row.getString("category_path"));
        return new Listed(new ProductCategoryView(path, row.getLong("products")), row.getString("place"));
    }

    private record Listed(ProductCategoryView view, String place) {}
}
