package io.dangol.customer.history.store;

import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Lists stores.
@ApplicationScoped
class StoreRepository {
    /// In the order in which they were entered.
    Uni<List<Store>> list(Mutiny.Session session, StoreFilter filter, PageRequest page) {
        return new PagedQuery<>(Store.class, "select store", "from Store store")
                .where("store.code = ?", filter.code())
                .where("store.region = ?", filter.region())
                .where("store.active = ?", filter.active())
                .rows(session, page, "store.id > ?", page.afterId(), "store.id");
    }
}
