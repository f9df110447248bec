package io.dangol.feedback.understanding.category;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes, changes and retires categories.
@ApplicationScoped
class CategoryService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CategoryRepository categories;
    private final PatchedForm patches;
    private final Clock clock;

    CategoryService(
            Transactions transactions,
            Idempotency idempotency,
            CategoryRepository categories,
            PatchedForm patches,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.categories = categories;
        this.patches = patches;
        this.clock = clock;
    }

    Uni<Page<CategoryView>> list(@Nullable CategoryState state, PageRequest page) {
        if (page.position() != null && !Category.isId(page.position())) {
            throw new Refusal(CommonProblem.INVALID_CURSOR, "pass `next` of a page as it came");
        }
        return transactions
                .read(connection -> categories.list(connection, state, page))
                .map(found -> Page.of(found, page, Category::id, CategoryView::of));
    }

    Uni<Category> get(String id) {
        requireId(id);
        return transactions
                .read(connection -> categories.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<Reply> create(CreateCategory wish, String by, IdempotencyKey key) {
        Category made = Category.of(wish, by, clock.instant());
        return idempotency.once(
                key,
                "create-category",
                wish,
                transaction -> requireRoom(transaction, true)
                        .chain(() -> categories.insert(transaction, made))
                        .map(inserted -> {
                            if (!inserted) {
                                throw new Refusal(
                                        CategoryProblem.CATEGORY_EXISTS,
                                        "change that one, which may be retired, or take another id");
                            }
                            return Reply.created("/v1/categories/" + made.id(), EntityTag.of(1), CategoryView.of(made));
                        }));
    }

    Uni<Category> change(String id, @Nullable String ifMatch, String by, JsonNode patch) {
        return write(id, ifMatch, found -> {
            CategoryForm wanted = patches.apply(found.form(), CategoryForm.class, patch);
            return wanted.equals(found.form()) ? found : found.changed(wanted, by, clock.instant());
        });
    }

    /// Retires it; once it is retired, nothing changes any more.
    Uni<Category> retire(String id, @Nullable String ifMatch, String by) {
        return write(id, ifMatch, found -> found.isActive() ? found.retired(by, clock.instant()) : found);
    }

    private Uni<Category> write(String id, @Nullable String ifMatch, UnaryOperator<Category> change) {
        requireId(id);
        return transactions.write(transaction -> categories
                .hold(transaction, id)
                .flatMap(found -> {
                    Category present = found.orElseThrow(CommonProblem::notFound);
                    EntityTag.requireMatch(ifMatch, present.version());
                    Category next = change.apply(present);
                    if (next.version() == present.version()) {
                        return Uni.createFrom().item(present);
                    }
                    Uni<Void> room = next.isActive() && !present.isActive()
                            ? requireRoom(transaction, false)
                            : Uni.createFrom().voidItem();
                    return room.chain(() -> categories.update(transaction, next))
                            .replaceWith(next);
                }));
    }

    private static void requireId(String text) {
        if (!Category.isId(text)) {
            throw CommonProblem.notFound();
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
