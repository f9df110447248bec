package io.dangol.feedback.understanding.category;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes, changes and retires categories.
@ApplicationScoped
class CategoryService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final CategoryRepository categories;
    private final RetailSet retail;
    private final PatchedForm patches;
    private final Clock clock;

    CategoryService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            CategoryRepository categories,
            RetailSet retail,
            PatchedForm patches,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.categories = categories;
        this.retail = retail;
        this.patches = patches;
        this.clock = clock;
    }

    Uni<Page<CategoryView>> list(@Nullable CategoryState state, PageRequest page) {
        if (page.position() != null && !Category.isId(page.position())) {
            throw new Refusal(CommonProblem.INVALID_CURSOR, "pass `next` of a page as it came");
        }
        return transactions
                .read(connection -> entities.on(connection, session -> categories.list(session, state, page)))
                .map(found -> Page.of(found, page, Category::id, category -> category.view(retail)));
    }

    Uni<CategoryView> get(String id) {
        requireId(id);
        return transactions
                .read(connection -> entities.on(connection, session -> Entities.require(session, Category.class, id)))
                .map(found -> found.view(retail));
    }

    /// Ids are taken while nobody else adds any, so that none is given twice.
    Uni<Reply> create(CreateCategory wish, String by, IdempotencyKey key) {
        Category made = Category.of(wish, by, clock.instant());
        return idempotency.once(
                key,
                "create-category",
                wish,
                transaction -> requireRoom(transaction, true)
                        .chain(() -> entities.on(
                                transaction,
                                session -> session.find(Category.class, made.id())
                                        .invoke(CategoryService::requireNone)
                                        .chain(() -> session.persist(made))))
                        .map(added -> Reply.created(
                                "/v1/categories/" + made.id(), EntityTag.of(made.version()), made.view(retail))));
    }

    Uni<CategoryView> change(String id, @Nullable String ifMatch, String by, JsonNode patch) {
        return write(
                id,
                ifMatch,
                found -> found.change(
                        patches.apply(found.form(retail), CategoryForm.class, patch), retail, by, clock.instant()));
    }

    Uni<CategoryView> retire(String id, @Nullable String ifMatch, String by) {
        return write(id, ifMatch, found -> found.retire(by, clock.instant()));
    }

    private Uni<CategoryView> write(String id, @Nullable String ifMatch, Consumer<Category> change) {
        requireId(id);
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session -> Entities.lock(session, Category.class, id, ifMatch)
                                .call(found -> {
                                    boolean wasActive = found.isActive();
                                    change.accept(found);
                                    return found.isActive() && !wasActive
                                            ? requireRoom(transaction, false)
                                            : Uni.createFrom().voidItem();
                                })))
                .map(found -> found.view(retail));
    }

    private static void requireId(String text) {
        if (!Category.isId(text)) {
            throw CommonProblem.notFound();
        }
    }

    private static void requireNone(@Nullable Category found) {
        if (found != null) {
            throw new Refusal(
                    CategoryProblem.CATEGORY_EXISTS, "change that one, which may be retired, or take another id");
        }
    }

    private Uni<Void> requireRoom(SqlConnection transaction, boolean isNew) {
        return categories
                .countAlone(transaction)
                .invoke(counts -> {
                    if (counts.active() >= Category.MOST_ACTIVE || (isNew && counts.all() >= Category.MOST)) {
                        throw new Refusal(
                                CategoryProblem.TOO_MANY_CATEGORIES,
                                "retire one: " + Category.MOST_ACTIVE + " are active at most, of " + Category.MOST
                                        + " in all");
                    }
                })
                .replaceWithVoid();
    }
}
