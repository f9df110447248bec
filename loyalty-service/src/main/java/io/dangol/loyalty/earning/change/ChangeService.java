package io.dangol.loyalty.earning.change;

import io.dangol.loyalty.earning.change.ChangeRound.Known;
import io.dangol.loyalty.earning.change.ChangeRound.Terms;
import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.earning.rule.EarningRateReader;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.programme.CurrentSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets points follow the returns, corrections and cancellations of purchases, as far as the programme's limit of debt
/// allows.
///
/// A purchase may be told after its changes, and changes in any order: whatever comes last makes good. It is right
/// because whoever handles a purchase or a change of one holds the customer's account, and only then looks for the
/// other.
@ApplicationScoped
public class ChangeService {
    private final ChangeRepository changes;
    private final EarnedRepository earnings;
    private final EarningRateReader rules;
    private final CurrentSettings settings;
    private final Books books;
    private final ZoneId zone;

    ChangeService(
            ChangeRepository changes,
            EarnedRepository earnings,
            EarningRateReader rules,
            CurrentSettings settings,
            Books books,
            ZoneId zone) {
        this.changes = changes;
        this.earnings = earnings;
        this.rules = rules;
        this.settings = settings;
        this.books = books;
        this.zone = zone;
    }

    /// The accounts that got what the changed purchases earned, as far as they have; a pool's, perhaps, that the
    /// customer has left.
    public Uni<Set<AccountId>> accounts(SqlConnection transaction, List<? extends PurchaseChange> told) {
        return earnings.find(
                        transaction, told.stream().map(PurchaseChange::purchase).collect(Collectors.toSet()))
                .map(earned -> earned.values().stream()
                        .flatMap(List::stream)
                        .map(Earned::accountId)
                        .collect(Collectors.toSet()));
    }

    /// Posts what follows from changes: of purchases that were told of before or are among these. Called after the
    /// purchases have earned, in the same transaction.
    ///
    /// @param accounts where customers earn, by every purchase that was just told of or is changed
    /// @param told the changes, in any order
    public Uni<Void> follow(
            SqlConnection transaction, Map<UUID, AccountId> accounts, List<? extends PurchaseChange> told) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : changes.find(transaction, accounts.keySet())
                        .flatMap(states -> states.isEmpty() && told.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : follow(transaction, accounts, states, told));
    }

    private Uni<Void> follow(
            SqlConnection transaction,
            Map<UUID, AccountId> accounts,
            Map<UUID, PurchaseState> states,
            List<? extends PurchaseChange> told) {
        Set<UUID> affected = new HashSet<>(states.keySet());
        told.forEach(change -> affected.add(change.purchase()));
        return earnings.find(transaction, affected)
                .flatMap(earned ->
                        worthless(transaction, affected, earned).map(worthless -> new Known(states, earned, worthless)))
                .flatMap(known -> terms(transaction, accounts, known, told)
                        .flatMap(terms -> write(transaction, accounts, new ChangeRound(known, terms, told))));
    }

    private Uni<Void> write(SqlConnection transaction, Map<UUID, AccountId> accounts, ChangeRound round) {
        List<PurchaseState> changed = round.changedStates();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, PurchaseState> left = round.unsettled();
        return books.postAll(transaction, round.commands())
                .chain(() -> changes.put(transaction, changed))
                .chain(() -> changes.putEarnings(transaction, round.changedEarnings()))
                .chain(() ->
                        left.isEmpty() ? Uni.createFrom().voidItem() : follow(transaction, accounts, left, List.of()));
    }

    private Uni<Set<UUID>> worthless(SqlConnection transaction, Set<UUID> affected, Map<UUID, List<Earned>> earned) {
        Set<UUID> without = new HashSet<>(affected);
        without.removeAll(earned.keySet());
        return without.isEmpty() ? Uni.createFrom().item(Set.of()) : changes.worthless(transaction, without);
    }

    /// A purchase that earned nothing so far earns by the rule of the moment once it is corrected.
    private Uni<Terms> terms(
            SqlConnection transaction,
            Map<UUID, AccountId> accounts,
            Known known,
            List<? extends PurchaseChange> told) {
        List<String> currencies = known.worthless().isEmpty()
                ? List.of()
                : Stream.concat(
                                known.states().values().stream().flatMap(state -> Stream.ofNullable(state.currency())),
                                told.stream()
                                        .filter(PurchaseCorrected.class::isInstance)
                                        .map(PurchaseCorrected.class::cast)
                                        .map(corrected -> corrected.total().currency()))
                        .distinct()
                        .toList();
        Uni<Map<String, EarningRate>> rates = currencies.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : rules.ofCurrencies(transaction, currencies)
                        .map(found ->
                                found.stream().collect(Collectors.toMap(EarningRate::currency, Function.identity())));
        return rates.flatMap(
                found -> settings.get(transaction).map(programme -> new Terms(accounts, found, programme, zone)));
    }
}
