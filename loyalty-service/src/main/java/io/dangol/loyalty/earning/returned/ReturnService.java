package io.dangol.loyalty.earning.returned;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes back what returned purchases earned, as far as the programme's limit of debt allows.
///
/// A purchase may be told after its returns, and returns in any order: whatever comes last makes good. It is right
/// because whoever handles a purchase or a return holds the customer's account, and only then looks for the other.
@ApplicationScoped
public class ReturnService {
    private static final String RECORDED_BY = "customer-service";
    private static final String REASON = "return";

    private final ReturnRepository repository;
    private final Books books;

    ReturnService(ReturnRepository repository, Books books) {
        this.repository = repository;
        this.books = books;
    }

    /// The accounts that got what the returned purchases earned, as far as they have; a pool's, perhaps, that the
    /// customer has left.
    public Uni<List<AccountId>> accounts(SqlConnection transaction, List<PurchaseReturned> returns) {
        return repository
                .earned(
                        transaction,
                        returns.stream().map(PurchaseReturned::purchase).toList())
                .map(earned -> earned.values().stream().map(Earned::accountId).toList());
    }

    /// Posts what returns take back: of purchases that were told of before or are among these. Called after the
    /// purchases have earned, in the same transaction.
    ///
    /// @param purchases the ids of those that were just told of
    public Uni<Void> takeBack(SqlConnection transaction, Collection<UUID> purchases, List<PurchaseReturned> returns) {
        Set<UUID> ids = new HashSet<>(purchases);
        returns.forEach(told -> ids.add(told.purchase()));
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .find(transaction, ids)
                        .flatMap(known -> known.isEmpty() && returns.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : takeBack(transaction, known, returns));
    }

    private Uni<Void> takeBack(
            SqlConnection transaction, Map<UUID, ReturnedPurchase> known, List<PurchaseReturned> returns) {
        Set<UUID> affected = new HashSet<>(known.keySet());
        returns.forEach(told -> affected.add(told.purchase()));
        return repository.earned(transaction, affected).flatMap(earned -> {
            Round round = new Round(known, earned);
            known.keySet().forEach(round::ask);
            returns.stream()
                    .sorted(Comparator.comparingInt(PurchaseReturned::aggregateVersion))
                    .forEach(round::tell);
            List<ReturnedPurchase> changed = round.changed();
            return changed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : books.postAll(transaction, round.commands).chain(() -> repository.put(transaction, changed));
        });
    }

    /// What a batch makes of what is known.
    private static final class Round {
        private final Map<UUID, ReturnedPurchase> before;
        private final Map<UUID, ReturnedPurchase> now;
        private final Map<UUID, Earned> earned;
        private final List<Command> commands = new ArrayList<>();

        Round(Map<UUID, ReturnedPurchase> known, Map<UUID, Earned> earned) {
            this.before = known;
            this.now = new HashMap<>(known);
            this.earned = earned;
        }

        void tell(PurchaseReturned told) {
            now.merge(told.purchase(), ReturnedPurchase.first(told), (known, first) -> known.with(told));
            ask(told.purchase());
        }

        /// Asks back what the newest return says and nobody asked for before.
        void ask(UUID purchaseId) {
            ReturnedPurchase purchase = Objects.requireNonNull(now.get(purchaseId));
            @Nullable Earned granted = earned.get(purchaseId);
            long points = granted == null ? 0 : purchase.pointsToAsk(granted);
            if (granted != null && points > 0) {
                commands.add(command(purchase, granted, points));
                now.put(purchaseId, purchase.asking(points));
            }
        }

        List<ReturnedPurchase> changed() {
            return now.values().stream()
                    .filter(purchase -> !purchase.equals(before.get(purchase.purchaseId())))
                    .toList();
        }

        private static Command command(ReturnedPurchase purchase, Earned earned, long points) {
            String returnId = PublicId.format(PublicIds.RETURN, purchase.returnId());
            return new Command.ClawBack(
                    new Heading(
                            Cause.of(TransactionKind.CLAWBACK, returnId),
                            REASON,
                            returnId,
                            purchase.returnedAt(),
                            RECORDED_BY),
                    earned.accountId(),
                    earned.transactionId(),
                    points);
        }
    }
}
