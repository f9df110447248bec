package io.dangol.customer.history.product;

import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Lists products.
@ApplicationScoped
class ProductRepository {
    private static final Pattern SPECIAL = Pattern.compile("[!%_]");

    /// In the order in which they became known.
    Uni<List<Product>> list(Mutiny.Session session, ProductFilter filter, PageRequest page) {
        return new PagedQuery<>(Product.class, "select product", "from Product product")
                .where("product.sku = ?", filter.sku())
                .where("product.categoryPath like ? escape '!'", beginning(filter.categoryPath()))
                .where("product.active = ?", filter.active())
                .where("product.completed = ?", filter.completed())
                .where("""
                        (lower(product.sku) like lower(?) escape '!' or lower(product.nameKo) like lower(?) escape '!'
                            or lower(product.nameEn) like lower(?) escape '!')
                        """, beginning(filter.prefix()))
                .rows(session, page, "product.id > ?", page.afterId(), "product.id");
    }

    /// The pattern of what begins with `text`.
    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : SPECIAL.matcher(text).replaceAll("!$0") + "%";
    }
}
