package io.dangol.customer.history.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Enters, finds and changes products.
@ApplicationScoped
class ProductService {
    private static final String ONE_OF_A_SKU = "product_sku";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final ProductRepository products;
    private final PatchedForm patches;
    private final Ids ids;
    private final Clock clock;

    ProductService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            ProductRepository products,
            PatchedForm patches,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.products = products;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<ProductView>> list(ProductFilter filter, PageRequest page) {
        return transactions
                .read(connection -> entities.on(connection, session -> products.list(session, filter, page)))
                .map(found -> Page.of(found, page, product -> product.id().toString(), Product::view));
    }

    /// @return the product, or a refusal: 404
    Uni<ProductView> find(UUID id) {
        return transactions
                .read(connection -> entities.on(connection, session -> Entities.require(session, Product.class, id)))
                .map(Product::view);
    }

    /// @return 201 with the product; or a refusal: 400, 409 where there is one with the sku
    Uni<Reply> create(IdempotencyKey key, ProductForm form) {
        Instant now = clock.instant();
        Accepted<ProductDetails> accepted = ProductReader.read(form, now).required();
        UUID id = ids.next();
        return idempotency.once(key, "products.create", form, transaction -> {
            Product made = new Product(id, accepted.key(), accepted.said(), now);
            return entities.on(transaction, session -> session.persist(made))
                    .onFailure(failure -> Entities.isViolation(failure, ONE_OF_A_SKU))
                    .transform(taken -> new Refusal(
                            ProductProblem.SKU_TAKEN,
                            "change the product that has the sku, which may have been learnt from purchases"))
                    .map(added -> {
                        ProductView view = made.view();
                        return Reply.created("/v1/products/" + view.id(), EntityTag.of(view.version()), view);
                    });
        });
    }

    /// Changes a product that the caller has seen, by a merge patch.
    ///
    /// @return the product; or a refusal: 400, 404, 412, 428
    Uni<ProductView> change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session -> Entities.lock(session, Product.class, id, ifMatch)
                                .invoke(found -> change(found, patch))))
                .map(Product::view);
    }

    private void change(Product found, JsonNode patch) {
        Instant now = clock.instant();
        Accepted<ProductDetails> wanted = ProductReader.read(patches.apply(found.form(), ProductForm.class, patch), now)
                .required();
        found.change(wanted.key(), wanted.said(), now);
    }
}
