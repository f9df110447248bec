package io.dangol.loyalty.earning.change;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.programme.ProgrammeSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a batch makes of what is known of purchases: pure. Points follow the newest version of a purchase by the
/// difference: what was granted and not yet asked back comes to what the rule gives for what is left of it.
///
/// Nothing can be asked back of points that are not posted yet, and what was asked back is not had before it is posted.
/// So a purchase that earns more in this round and changes once more, or earns more after points were asked back, is
/// settled in another round.
final class ChangeRound {
    private static final String RECORDED_BY = "customer-service";

    private final Known known;
    private final Terms terms;
    private final Map<UUID, PurchaseState> states;
    private final Map<UUID, List<Earned>> earned = new HashMap<>();
    private final Set<UUID> earning = new HashSet<>();
    private final Set<UUID> asking = new HashSet<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<EarnRow> earnRows = new ArrayList<>();

    /// What the tables say.
    ///
    /// @param states of purchases that were changed before
    /// @param earned what purchases earned so far, in the order of the versions; without those that earned nothing
    /// @param worthless purchases that were told of, and worth no point
    record Known(Map<UUID, PurchaseState> states, Map<UUID, List<Earned>> earned, Set<UUID> worthless) {}

    /// By what purchases earn now.
    ///
    /// @param accounts where the purchases' customers earn, by the purchase
    /// @param rates by currency: for purchases that earned nothing so far
    record Terms(
            Map<UUID, AccountId> accounts, Map<String, EarningRate> rates, ProgrammeSettings programme, ZoneId zone) {}

    /// What was asked back of an earning, or that a correction made one.
    ///
    /// @param cause of an earning by a correction; null of a purchase's first
    record EarnRow(UUID purchaseId, int version, @Nullable UUID cause, long asked) {}

    /// @param told the changes, in any order
    ChangeRound(Known known, Terms terms, List<? extends PurchaseChange> told) {
        this.known = known;
        this.terms = terms;
        this.states = new LinkedHashMap<>(known.states());
        known.earned().forEach((purchase, list) -> earned.put(purchase, new ArrayList<>(list)));
        // A claim says what was paid for what was just recorded: it comes before anything is settled by that.
        told.stream().filter(PurchaseClaimed.class::isInstance).forEach(this::tell);
        Set.copyOf(states.keySet()).forEach(this::settle);
        told.stream()
                .filter(change -> !(change instanceof PurchaseClaimed))
                .sorted(Comparator.comparingInt(PurchaseChange::aggregateVersion))
                .forEach(change -> {
                    tell(change);
                    settle(change.purchase());
                });
    }

    private void tell(PurchaseChange change) {
        PurchaseState before = states.get(change.purchase());
        states.put(change.purchase(), before == null ? PurchaseState.first(change) : before.with(change));
    }

    /// What is to be posted, in this order.
    List<Command> commands() {
        return commands;
    }

    /// The states that are not what they were.
    List<PurchaseState> changedStates() {
        return states.values().stream()
                .filter(state -> !state.equals(known.states().get(state.purchaseId())))
                .toList();
    }

    /// The earnings that are new, or of which more was asked back than before.
    List<EarnRow> changedEarnings() {
        List<EarnRow> rows = new ArrayList<>(earnRows);
        known.earned().forEach((purchase, before) -> {
            List<Earned> now = Objects.requireNonNull(earned.get(purchase));
            for (int index = 0; index < before.size(); index++) {
                Earned each = now.get(index);
                if (each.asked() != before.get(index).asked()) {
                    rows.add(new EarnRow(purchase, each.version(), causeId(purchase, each), each.asked()));
                }
            }
        });
        return rows;
    }

    /// What is left for the next round.
    Map<UUID, PurchaseState> unsettled() {
        Map<UUID, PurchaseState> left = new LinkedHashMap<>();
        Stream.concat(earning.stream(), asking.stream())
                .map(purchase -> Objects.requireNonNull(states.get(purchase)))
                .filter(state -> !state.settled())
                .forEach(state -> left.put(state.purchaseId(), state));
        return left;
    }

    private void settle(UUID purchaseId) {
        PurchaseState state = Objects.requireNonNull(states.get(purchaseId));
        List<Earned> grants = earned.getOrDefault(purchaseId, List.of());
        boolean recorded = !grants.isEmpty() || known.worthless().contains(purchaseId);
        if (state.settled() || !recorded || earning.contains(purchaseId)) {
            return;
        }
        EarningRate rate = grants.isEmpty()
                ? terms.rates().get(Objects.requireNonNullElse(state.currency(), ""))
                : grants.getFirst().rule();
        long kept = grants.stream().mapToLong(Earned::kept).sum();
        long due = rate == null ? 0 : rate.pointsFor(state.remaining());
        if (due < kept) {
            askBack(state, grants, kept - due);
        } else if (due > kept && rate != null && state.repriced()) {
            if (asking.contains(purchaseId)) {
                return;
            }
            grant(state, rate, grants, due - kept);
        }
        states.put(purchaseId, state.settle());
    }

    /// What was asked back and could not be had is asked back no more; only what is due beyond that is earned.
    private void grant(PurchaseState state, EarningRate rate, List<Earned> grants, long points) {
        long left = points;
        for (int index = grants.size() - 1; index >= 0 && left > 0; index--) {
            Earned grant = grants.get(index);
            long part = Math.min(left, grant.owed());
            left -= part;
            grants.set(index, grant.asking(-part));
        }
        if (left > 0) {
            earn(state, rate, left);
        }
    }

    /// The newest points go first, each as the return of what it was granted for.
    private void askBack(PurchaseState state, List<Earned> grants, long points) {
        asking.add(state.purchaseId());
        long left = points;
        for (int index = grants.size() - 1; index >= 0 && left > 0; index--) {
            Earned grant = grants.get(index);
            long part = Math.min(left, grant.kept());
            if (part > 0) {
                left -= part;
                grants.set(index, grant.asking(part));
                commands.add(clawBack(state, grant, part));
            }
        }
    }

    private void earn(PurchaseState state, EarningRate rate, long points) {
        PurchaseState.Correction correction =
                Objects.requireNonNull(state.correction(), "a purchase is repriced by a correction");
        AccountId account =
                Objects.requireNonNull(terms.accounts().get(state.purchaseId()), "every customer was enrolled");
        String purchase = PublicId.format(PublicIds.PURCHASE, state.purchaseId());
        Cause cause =
                Cause.of(TransactionKind.EARN, purchase + "@" + state.cause().version());
        commands.add(new Command.Earn(
                new Heading(
                        cause, ChangeCause.Reason.CORRECTION.text(), purchase, correction.purchasedAt(), RECORDED_BY),
                account,
                points,
                terms.programme().expiryFrom(correction.purchasedAt(), terms.zone()),
                null,
                correction.channel(),
                new Calculation(rate.id(), rate.version(), state.remaining(), rate.currency())));
        earnRows.add(new EarnRow(state.purchaseId(), state.cause().version(), cause.id(), 0));
        earning.add(state.purchaseId());
    }

    private static Command clawBack(PurchaseState state, Earned grant, long points) {
        ChangeCause cause = state.cause();
        String reference = cause.reference(state.purchaseId());
        return new Command.ClawBack(
                new Heading(
                        Cause.of(
                                TransactionKind.CLAWBACK,
                                "%s@%d/%d".formatted(reference, cause.version(), grant.version())),
                        cause.reason().text(),
                        reference,
                        cause.happenedAt(),
                        RECORDED_BY),
                grant.accountId(),
                grant.transactionId(),
                points);
    }

    private static @Nullable UUID causeId(UUID purchase, Earned grant) {
        return grant.version() == Earned.FIRST
                ? null
                : Cause.of(TransactionKind.EARN, PublicId.format(PublicIds.PURCHASE, purchase) + "@" + grant.version())
                        .id();
    }
}
