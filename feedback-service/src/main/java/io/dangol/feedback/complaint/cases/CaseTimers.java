package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.alarm.DueWork;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.complaint.clock.ClockNews;
import io.dangol.feedback.complaint.clock.SlaClocks;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets happen what clocks say happens by itself, in bounded batches.
///
/// A batch holds its cases and then reads their clocks; what another replica holds it passes over. So each
/// thing happens in one transaction, with its events, and whoever comes later finds it done.
@ApplicationScoped
class CaseTimers implements DueWork {
    private static final int CASES_A_BATCH = 50;

    private final Transactions transactions;
    private final CaseRepository cases;
    private final SlaClocks clocks;
    private final CaseNews news;

    CaseTimers(Transactions transactions, CaseRepository cases, SlaClocks clocks, CaseNews news) {
        this.transactions = transactions;
        this.cases = cases;
        this.clocks = clocks;
        this.news = news;
    }

    /// Lets a batch of cases happen.
    @Override
    public Uni<Integer> run(Instant now) {
        return transactions
                .read(connection -> clocks.due(connection, now, CASES_A_BATCH))
                .flatMap(due -> due.isEmpty()
                        ? Uni.createFrom().item(0)
                        : transactions.write(transaction -> fire(transaction, due, now)));
    }

    @Override
    public Uni<Optional<Instant>> earliest() {
        return transactions.read(clocks::earliest);
    }

    private Uni<Integer> fire(SqlConnection transaction, List<CaseId> due, Instant now) {
        return cases.findFreeForChange(transaction, due)
                .flatMap(held -> clocks.advance(
                                transaction, held.stream().map(Case::id).toList(), now)
                        .map(happened -> happened.stream().collect(Collectors.groupingBy(ClockNews::caseId)))
                        .flatMap(byCase -> tell(transaction, held, byCase))
                        .replaceWith(held.size()));
    }

    private Uni<Void> tell(SqlConnection transaction, List<Case> held, Map<CaseId, List<ClockNews>> byCase) {
        return Multi.createFrom()
                .iterable(held)
                .filter(subject -> byCase.containsKey(subject.id()))
                .onItem()
                .transformToUniAndConcatenate(subject -> {
                    List<ClockNews> happened = byCase.getOrDefault(subject.id(), List.of());
                    Case noted = subject.noted(happened);
                    return cases.save(transaction, new Case.Decision(noted, null, List.of(), List.of()))
                            .chain(() -> news.tell(transaction, noted, happened));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }
}
