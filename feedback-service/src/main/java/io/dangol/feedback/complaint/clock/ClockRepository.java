package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.ClockId;
import io.dangol.feedback.complaint.clock.OpenClocks.KeptClock;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ClockRepository {
    private static final TypeReference<List<ClockEvent>> EVENTS = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT clock.id, clock.case_id, clock.target,
                (SELECT jsonb_agg(event.data ORDER BY event.sequence)::text FROM case_clock_event AS event
                 WHERE event.clock_id = clock.id) AS history
            FROM case_clock AS clock
            """;
    private static final String OPEN =
            SELECT + " WHERE clock.case_id = ANY ($1::uuid[]) AND clock.status IN ('running', 'paused') ORDER BY id";
    private static final String ALL = SELECT + " WHERE clock.case_id = $1 ORDER BY id DESC LIMIT $2";
    private static final String SAVE = """
            INSERT INTO case_clock (id, case_id, target, status, revision, due_at, next_at, breached_at, events)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::timestamptz[],
                $7::timestamptz[], $8::timestamptz[], $9::int[])
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, revision = excluded.revision,
                due_at = excluded.due_at, next_at = excluded.next_at, breached_at = excluded.breached_at,
                events = excluded.events
            """;
    private static final String ADD = """
            INSERT INTO case_clock_event (clock_id, sequence, data)
            SELECT clock_id, sequence, data::jsonb
            FROM unnest($1::uuid[], $2::int[], $3::text[]) AS event (clock_id, sequence, data)
            """;
    static final String DUE = """
            (SELECT case_id FROM case_clock WHERE next_at <= $1 ORDER BY next_at LIMIT $2)
            UNION
            (SELECT case_id FROM case_clock
             WHERE status IN ('running', 'paused') AND revision < (SELECT revision FROM sla_revision) LIMIT $2)
            """;
    static final String EARLIEST = "SELECT next_at FROM case_clock WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1";

    private final ObjectMapper json;

    ClockRepository(ObjectMapper json) {
        this.json = json;
    }

    /// The clocks of cases that are not over.
    Uni<List<StoredClock>> open(SqlConnection connection, Collection<CaseId> caseIds) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of((Object) caseIds.stream().map(CaseId::value).toArray(UUID[]::new)))
                .map(this::clocks);
    }

    /// The newest clocks of a case, over or not.
    Uni<List<StoredClock>> all(SqlConnection connection, CaseId caseId, int most) {
        return connection
                .preparedQuery(ALL)
                .execute(Tuple.of(caseId.value(), most))
                .map(this::clocks);
    }

    /// Cases with clocks to which something is to happen by now, or which were not looked at since promises changed.
    Uni<List<CaseId>> due(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Times.utc(now), most))
                .map(rows -> Rows.list(rows, row -> new CaseId(row.getUUID("case_id"))));
    }

    /// When the next thing happens to any clock.
    Uni<Optional<Instant>> earliest(SqlConnection connection) {
        return connection
                .preparedQuery(EARLIEST)
                .execute()
                .map(rows -> Rows.first(rows, row -> Times.instant(row, "next_at")));
    }

    Uni<Void> save(SqlConnection transaction, List<KeptClock> kept) {
        if (kept.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.tuple()
                .addValue(array(kept, clock -> clock.history().id().value()).toArray(UUID[]::new))
                .addValue(array(kept, clock -> clock.history().caseId().value()).toArray(UUID[]::new))
                .addValue(array(kept, clock -> clock.history().target().wire()).toArray(String[]::new))
                .addValue(array(kept, clock -> clock.clock().status().wire()).toArray(String[]::new))
                .addValue(array(kept, KeptClock::revision).toArray(Integer[]::new))
                .addValue(times(kept, clock -> clock.clock().due().orElse(null)))
                .addValue(times(kept, clock -> clock.clock().next().orElse(null)))
                .addValue(times(kept, clock -> clock.clock().breachedAt()))
                .addValue(array(kept, clock -> clock.clock().events()).toArray(Integer[]::new));
        return transaction
                .preparedQuery(SAVE)
                .execute(rows)
                .chain(() -> add(transaction, kept))
                .replaceWithVoid();
    }

    private Uni<Void> add(SqlConnection transaction, List<KeptClock> kept) {
        List<UUID> clocks = new ArrayList<>();
        List<Integer> sequences = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (KeptClock clock : kept) {
            int sequence = clock.history().stored();
            for (ClockEvent event : clock.history().added()) {
                sequence++;
                clocks.add(clock.history().id().value());
                sequences.add(sequence);
                data.add(text(event));
            }
        }
        return clocks.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(ADD)
                        .execute(Tuple.of(
                                clocks.toArray(UUID[]::new),
                                sequences.toArray(Integer[]::new),
                                data.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static <T> List<T> array(List<KeptClock> kept, Function<KeptClock, T> value) {
        return kept.stream().map(value).toList();
    }

    private static OffsetDateTime[] times(List<KeptClock> kept, Function<KeptClock, @Nullable Instant> value) {
        OffsetDateTime[] times = new OffsetDateTime[kept.size()];
        for (int index = 0; index < times.length; index++) {
            Instant time = value.apply(kept.get(index));
            if (time != null) {
                times[index] = Times.utc(time);
            }
        }
        return times;
    }

    private List<StoredClock> clocks(Iterable<Row> rows) {
        return Rows.list(rows, this::clock);
    }

    private StoredClock clock(Row row) {
        try {
            List<ClockEvent> history = json.readValue(row.getString("history"), EVENTS);
            return new StoredClock(
                    new ClockId(row.getUUID("id")),
                    new CaseId(row.getUUID("case_id")),
                    Target.of(row.getString("target")),
                    history,
                    history.size());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored clock cannot be read", broken);
        }
    }

    private String text(ClockEvent event) {
        try {
            // By the interface's type, so that the event's kind is written with it.
            return json.writerFor(ClockEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a clock's event cannot be written as JSON", broken);
        }
    }
}
