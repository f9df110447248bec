package io.dangol.customer.history.store;

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

/// Enters, finds and changes stores.
@ApplicationScoped
class StoreService {
    private static final String ONE_OF_A_CODE = "store_code";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final StoreRepository stores;
    private final PatchedForm patches;
    private final Ids ids;
    private final Clock clock;

    StoreService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            StoreRepository stores,
            PatchedForm patches,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.stores = stores;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<StoreView>> list(StoreFilter filter, PageRequest page) {
        return transactions
                .read(connection -> entities.on(connection, session -> stores.list(session, filter, page)))
                .map(found -> Page.of(found, page, store -> store.id().toString(), Store::view));
    }

    /// @return the store, or a refusal: 404
    Uni<StoreView> find(UUID id) {
        return transactions
                .read(connection -> entities.on(connection, session -> Entities.require(session, Store.class, id)))
                .map(Store::view);
    }

    /// @return 201 with the store; or a refusal: 400, 409 where there is one with the code
    Uni<Reply> create(IdempotencyKey key, StoreForm form) {
        Instant now = clock.instant();
        Accepted<StoreDetails> accepted = StoreReader.read(form, now).required();
        UUID id = ids.next();
        return idempotency.once(key, "stores.create", form, transaction -> {
            Store made = new Store(id, accepted.key(), accepted.said(), now);
            return entities.on(transaction, session -> session.persist(made))
                    .onFailure(failure -> Entities.isViolation(failure, ONE_OF_A_CODE))
                    .transform(
                            taken -> new Refusal(StoreProblem.STORE_CODE_TAKEN, "change the store that has the code"))
                    .map(added -> {
                        StoreView view = made.view();
                        return Reply.created("/v1/stores/" + view.id(), EntityTag.of(view.version()), view);
                    });
        });
    }

    /// Changes a store that the caller has seen, by a merge patch.
    ///
    /// @return the store; or a refusal: 400, 404, 412, 428
    Uni<StoreView> change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        return transactions
                .write(transaction -> entities.on(
                        transaction,
                        session ->
                                Entities.lock(session, Store.class, id, ifMatch).invoke(found -> change(found, patch))))
                .map(Store::view);
    }

    private void change(Store found, JsonNode patch) {
        Instant now = clock.instant();
        Accepted<StoreDetails> wanted = StoreReader.read(patches.apply(found.form(), StoreForm.class, patch), now)
                .required();
        found.change(wanted.key(), wanted.said(), now);
    }
}
