package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.ingest.PurchaseVersionRepository.Advanced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What a batch of events tells, each thing once: the same thing told of twice, even by two events, is one fact, and of
/// a purchase only the newest version counts.
final class FactBatch {
    private static final Comparator<Fact> BY_KEY = Comparator.comparing(Fact::key);

    private final Map<Fact.Key, Fact> facts = new HashMap<>();
    private final Map<Fact.Key, Fact> returns = new HashMap<>();
    private final Map<UUID, PurchaseVersion> purchases = new HashMap<>();

    void add(Told told) {
        switch (told) {
            case PurchaseVersion purchase -> purchases.merge(purchase.purchaseId(), purchase, PurchaseVersion::newer);
            // Told again once it is known whose it is.
            case Fact fact
            when fact.kind() == FactKind.RETURN ->
                returns.merge(fact.key(), fact, (one, other) -> one.customerId() == null ? other : one);
            case Fact fact -> facts.putIfAbsent(fact.key(), fact);
        }
    }

    boolean isEmpty() {
        return facts.isEmpty() && returns.isEmpty() && purchases.isEmpty();
    }

    /// In the order of their ids.
    List<PurchaseVersion> purchases() {
        return purchases.values().stream()
                .sorted(Comparator.comparing(PurchaseVersion::purchaseId))
                .toList();
    }

    /// What is a fact from now on, but returns, in the order of the keys.
    ///
    /// @param advanced the purchases whose version here is new
    List<Fact> facts(List<Advanced> advanced) {
        List<Fact> all = new ArrayList<>(facts.values());
        for (Advanced each : advanced) {
            Fact fact = Objects.requireNonNull(purchases.get(each.purchaseId())).fact();
            if (fact != null) {
                all.add(fact);
            }
        }
        all.sort(BY_KEY);
        return all;
    }

    /// In the order of the keys.
    List<Fact> returns() {
        return returns.values().stream().sorted(BY_KEY).toList();
    }
}
