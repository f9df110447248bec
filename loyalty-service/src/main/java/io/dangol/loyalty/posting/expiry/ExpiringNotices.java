package io.dangol.loyalty.posting.expiry;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.retention.ExpiredRows;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.DueCursor;
import io.dangol.loyalty.posting.expiry.NoticeRepository.ExpiringLot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Tells, every `dangol.expiry.notice-every`, of points that will expire: once for each account and day, as many days
/// ahead as the programme says. The note that keeps it from being told again is in the transaction of its event.
@ApplicationScoped
class ExpiringNotices {
    private static final int BATCH = 500;
    /// A note is of no use once its day is over; this long it can be looked up.
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Transactions transactions;
    private final NoticeRepository notices;
    private final Outbox outbox;
    private final ExpiredRows expiredRows;
    private final Clock clock;
    private final ZoneId zone;
    private final Counter told;

    ExpiringNotices(
            Transactions transactions,
            NoticeRepository notices,
            Outbox outbox,
            ExpiredRows expiredRows,
            Clock clock,
            ZoneId zone,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.notices = notices;
        this.outbox = outbox;
        this.expiredRows = expiredRows;
        this.clock = clock;
        this.zone = zone;
        this.told = Counter.builder("dangol.expiry.notices")
                .description("notices that points expire")
                .register(metrics);
    }

    @Scheduled(every = "${dangol.expiry.notice-every}", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = clock.instant();
        return tell(now).chain(() -> expiredRows.delete("expiry_notice", "expires_at", now.minus(RETENTION)));
    }

    /// Tells of what expires within the notice, as of a time.
    ///
    /// @return how many notices were new
    Uni<Long> tell(Instant now) {
        return transactions
                .read(notices::noticeDays)
                .map(days -> LocalDate.ofInstant(now, zone)
                        .plusDays(days + 1L)
                        .atStartOfDay(zone)
                        .toInstant())
                .flatMap(before -> tell(now, before));
    }

    private Uni<Long> tell(Instant now, Instant before) {
        DueCursor start = new DueCursor(now, DueCursor.START.id());
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(start),
                        cursor -> transactions
                                .write(transaction ->
                                        batch(transaction, now, before, Objects.requireNonNull(cursor.get())))
                                .invoke(noted -> cursor.set(noted.end())))
                .whilst(NoticeBatch::isFull)
                .collect()
                .with(Collectors.summingLong(NoticeBatch::told))
                .invoke(sum -> told.increment(sum));
    }

    /// @param end where the next batch begins
    private record NoticeBatch(int read, int told, DueCursor end) {
        boolean isFull() {
            return read == BATCH;
        }
    }

    private Uni<NoticeBatch> batch(SqlConnection transaction, Instant now, Instant before, DueCursor after) {
        return notices.lots(transaction, before, after, BATCH).flatMap(lots -> {
            if (lots.isEmpty()) {
                return Uni.createFrom().item(new NoticeBatch(0, 0, after));
            }
            return note(transaction, lots, now)
                    .map(noted -> new NoticeBatch(
                            lots.size(), noted.size(), lots.getLast().cursor()));
        });
    }

    private Uni<List<PointsExpiring>> note(SqlConnection transaction, List<ExpiringLot> lots, Instant now) {
        Set<ExpiryDay> days = lots.stream()
                .map(lot -> ExpiryDay.of(lot.accountId(), lot.cursor().dueAt(), zone))
                .collect(Collectors.toUnmodifiableSet());
        return notices.note(transaction, days, zone, now).call(noted -> outbox.add(transaction, noted));
    }
}
