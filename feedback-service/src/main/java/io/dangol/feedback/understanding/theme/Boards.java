package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.understanding.theme.ThemeQuery.Window;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out what there is to find, for a query; who asks the same within seconds gets the same.
///
/// Every reading of both windows is looked at, up to 40,000. Where there are more, whole customers are left out by
/// their keys, which is a simple random sample of customers: every figure but the counts is what it says for the
/// sample, and the counts are what they stand for.
@ApplicationScoped
class Boards {
    /// How many keys there may be: 2^64.
    private static final double KEYS = 0x1p64;

    private static final int READINGS_MOST = 40_000;
    private static final int AT_ONCE_MOST = 4;
    private static final int KEPT_MOST = 4;
    private static final Duration KEPT_FOR = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final ThemeRepository repository;
    private final Semaphore slots = new Semaphore(AT_ONCE_MOST);
    private final Map<ThemeQuery, Uni<Board>> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ThemeQuery, Uni<Board>> eldest) {
            return size() > KEPT_MOST;
        }
    };

    Boards(Transactions transactions, ThemeRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /// What was loaded for a query.
    private record Loaded(List<Reading> readings, double sampled, Instant completeTo) {}

    /// @throws Refusal 503 while as many are worked on as may be
    Uni<Board> board(ThemeQuery query) {
        synchronized (kept) {
            return kept.computeIfAbsent(
                    query,
                    asked -> find(asked)
                            .onFailure()
                            .invoke(() -> forget(asked))
                            .memoize()
                            .forFixedDuration(KEPT_FOR));
        }
    }

    private void forget(ThemeQuery query) {
        synchronized (kept) {
            kept.remove(query);
        }
    }

    private Uni<Board> find(ThemeQuery query) {
        return Uni.createFrom().deferred(() -> {
            if (!slots.tryAcquire()) {
                return Uni.createFrom()
                        .failure(new Refusal(ThemeProblem.TOO_MANY_ANALYSES, "try again when one of them has ended"));
            }
            return transactions
                    .snapshot(transaction -> load(transaction, query))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .flatMap(loaded -> find(query, loaded))
                    .onTermination()
                    .invoke(() -> slots.release());
        });
    }

    private Uni<Loaded> load(SqlConnection transaction, ThemeQuery query) {
        return repository
                .count(transaction, query, query.window())
                .flatMap(now ->
                        repository.count(transaction, query, query.before()).map(before -> now + before))
                .map(count -> Math.min(1, READINGS_MOST / (double) Math.max(1, count)))
                .flatMap(sampled -> load(transaction, query, sampled));
    }

    private Uni<Loaded> load(SqlConnection transaction, ThemeQuery query, double sampled) {
        List<Reading> all = new ArrayList<>();
        Long lastSpeaker = lastSpeaker(sampled);
        Function<Window, Uni<List<Reading>>> take = window ->
                repository.readings(transaction, query, window, lastSpeaker).invoke(all::addAll);
        return take.apply(query.window())
                .chain(() -> take.apply(query.before()))
                .chain(() -> repository.completeTo(transaction))
                .map(completeTo -> new Loaded(all, sampled, completeTo));
    }

    /// The last key of a share of all speakers; null for everybody.
    static @Nullable Long lastSpeaker(double sampled) {
        return sampled >= 1 ? null : (long) (Long.MIN_VALUE + sampled * KEYS);
    }

    private Uni<Board> find(ThemeQuery query, Loaded loaded) {
        Analysis analysis = Analysis.of(loaded.readings());
        List<Finding> findings = analysis.findings();
        List<Finding> shortlist = Shortlist.of(findings);
        return labels(shortlist)
                .map(labels -> new Board(
                        query,
                        analysis.all().said(),
                        new Pair(analysis.all().feedback(), analysis.feedbackBefore()),
                        loaded.sampled(),
                        loaded.completeTo(),
                        findings.size(),
                        folded(labels.name(shortlist), analysis),
                        findings.stream().collect(Collectors.toMap(Finding::key, finding -> finding))));
    }

    private static List<Theme> folded(List<Theme> named, Analysis analysis) {
        List<Theme> terms = named.stream()
                .filter(theme -> theme.finding().kind() == ThemeKind.TERM)
                .toList();
        List<Theme> themes = new ArrayList<>(Folding.fold(terms, analysis.readings()));
        named.stream()
                .filter(theme -> theme.finding().kind() == ThemeKind.CATEGORY)
                .forEach(themes::add);
        themes.sort((one, other) -> Shortlist.ORDER.compare(one.finding(), other.finding()));
        return List.copyOf(themes);
    }

    /// The names of some findings.
    Uni<Labels> labels(Collection<Finding> findings) {
        Set<UUID> examples = findings.stream()
                .filter(finding -> finding.kind() == ThemeKind.TERM)
                .flatMap(finding -> finding.tally().examples().stream())
                .collect(Collectors.toSet());
        return transactions
                .read(connection -> repository.texts(connection, examples))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(texts -> Labels.of(texts, findings));
    }
}
