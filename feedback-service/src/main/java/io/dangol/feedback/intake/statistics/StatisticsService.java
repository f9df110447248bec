package io.dangol.feedback.intake.statistics;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.KnownSources;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.RecordedTimes;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Answers what became of a source's deliveries.
@ApplicationScoped
class StatisticsService {
    private static final int DAYS_UNLESS_SAID = 30;
    private static final int DAYS_MOST = 366;

    private final Transactions transactions;
    private final KnownSources sources;
    private final DeliveryStatistics statistics;
    private final Clock clock;

    StatisticsService(Transactions transactions, KnownSources sources, DeliveryStatistics statistics, Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.statistics = statistics;
        this.clock = clock;
    }

    /// @param fromText the first day; 30 days back unless given
    /// @param toText the day behind the last; tomorrow unless given
    Uni<SourceStatistics> of(SourceId sourceId, @Nullable String fromText, @Nullable String toText) {
        LocalDate to = toText == null ? statistics.day(clock.instant()).plusDays(1) : day("to", toText);
        LocalDate from = fromText == null ? to.minusDays(DAYS_UNLESS_SAID) : day("from", fromText);
        if (!from.isBefore(to) || from.plusDays(DAYS_MOST).isBefore(to)) {
            throw CommonProblem.invalid("from", "must be 1 to " + DAYS_MOST + " days before to");
        }
        return transactions.snapshot(connection -> sources.known(connection, sourceId)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> statistics.sums(connection, sourceId, from, to))
                .flatMap(sums -> statistics.last(connection, sourceId).map(row -> {
                    OffsetDateTime last = row.getOffsetDateTime("last_at");
                    return SourceStatistics.of(from, to, last == null ? null : last.toInstant(), sums);
                })));
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return RecordedTimes.require(parameter, LocalDate.parse(text));
        } catch (DateTimeException none) {
            throw CommonProblem.invalid(parameter, "must be a day, 2026-11-21");
        }
    }
}
