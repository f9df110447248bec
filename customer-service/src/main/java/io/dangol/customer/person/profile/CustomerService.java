package io.dangol.customer.person.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registers, finds and changes customers.
@ApplicationScoped
class CustomerService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CustomerRepository customers;
    private final IdentityRepository identities;
    private final Outbox outbox;
    private final Ids ids;
    private final CompanyClock clock;
    private final PatchReader patches;

    CustomerService(
            Transactions transactions,
            Idempotency idempotency,
            CustomerRepository customers,
            IdentityRepository identities,
            Outbox outbox,
            Ids ids,
            CompanyClock clock,
            PatchReader patches) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.customers = customers;
        this.identities = identities;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.patches = patches;
    }

    Uni<Reply> register(IdempotencyKey key, CustomerRequest request) {
        Profile profile = ProfileReader.read(request, clock.today());
        return idempotency.once(key, "customers.register", request, transaction -> {
            Customer customer = Customer.register(new CustomerId(ids.next()), profile, request.identity(), clock.now());
            return customers
                    .insert(transaction, customer)
                    .chain(() -> claim(transaction, customer, request.identity()))
                    .chain(() -> outbox.add(transaction, customer.registered(identities.hashOfFirst(customer))))
                    .map(done -> Reply.created(
                            "/v1/customers/" + customer.id().text(), EntityTag.of(customer.version()), view(customer)));
        });
    }

    /// @return the customer, or a refusal: 404
    Uni<Found> find(CustomerId id) {
        return transactions
                .read(connection -> customers.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .map(this::found);
    }

    /// @param identity null for all customers
    Uni<Page<CustomerView>> list(PageRequest page, @Nullable Identity identity) {
        return transactions.read(connection -> {
            if (identity != null) {
                return findByIdentity(connection, identity)
                        .map(found -> found.stream().map(this::view).toList())
                        .map(views -> Page.whole(views, page.total().isWanted()));
            }
            return customers
                    .list(connection, page)
                    .map(rows -> Page.of(
                            rows, page, customer -> customer.id().value().toString(), this::view));
        });
    }

    /// Applies a JSON merge patch to the profile.
    ///
    /// @return the customer after it, or a refusal: 404, 428 and 412 by `ifMatch`, 400 by the patch
    Uni<Found> change(CustomerId id, @Nullable String ifMatch, JsonNode patch) {
        return transactions.write(transaction -> customers
                .findForUpdate(transaction, id)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(customer -> {
                    EntityTag.requireMatch(ifMatch, customer.version());
                    Profile wanted = ProfileReader.read(patches.apply(customer.profile(), patch), clock.today());
                    return store(transaction, customer.change(wanted, clock.now()));
                }));
    }

    private Uni<Found> store(SqlConnection transaction, Customer.Decision decision) {
        if (decision.event().isEmpty()) {
            return Uni.createFrom().item(found(decision.after()));
        }
        return customers
                .update(transaction, decision.after())
                .chain(() -> outbox.add(transaction, decision.event().get()))
                .replaceWith(found(decision.after()));
    }

    private Uni<Void> claim(SqlConnection transaction, Customer customer, @Nullable Identity identity) {
        if (identity == null) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .claim(transaction, identity, customer.id(), customer.registeredAt())
                .map(free -> {
                    if (!free) {
                        throw new Refusal(
                                CustomerProblem.IDENTITY_TAKEN,
                                "find the customer by the identity and change that one");
                    }
                    return null;
                });
    }

    /// A customer of whom only an event told is found by the hash; who asks knows the identity.
    private Uni<Optional<Customer>> findByIdentity(SqlConnection connection, Identity identity) {
        return identities
                .find(connection, identity)
                .flatMap(id -> id.isEmpty()
                        ? Uni.createFrom().item(Optional.<Customer>empty())
                        : customers.find(connection, id.get()))
                .map(found -> found.map(customer -> customer.knownAs(identity)));
    }

    private Found found(Customer customer) {
        return new Found(EntityTag.of(customer.version()), view(customer));
    }

    private CustomerView view(Customer customer) {
        return CustomerView.of(customer, clock.today());
    }

    /// A customer with the entity tag of its version.
    record Found(String etag, CustomerView view) {}
}
