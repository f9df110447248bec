package io.dangol.customer.history.imports;

import io.dangol.customer.history.imports.LineKind.Item;
import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The dry run of an import: its lines are really recorded, and rolled back, so that it says what the import would say.
/// What earlier chunks would have recorded is remembered beside, and not recorded again.
@ApplicationScoped
class Rehearsal {
    private static final String REMEMBERED = """
            SELECT wanted.place, before.fingerprint = wanted.fingerprint AS same
            FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY
                AS wanted (source, item, fingerprint, place)
            JOIN import_rehearsed AS before
                ON before.job_id = $1 AND before.source = wanted.source AND before.item = wanted.item
            """;
    private static final String REMEMBER = """
            INSERT INTO import_rehearsed (job_id, source, item, fingerprint)
            SELECT $1, source, item, fingerprint
            FROM unnest($2::text[], $3::text[], $4::text[]) AS created (source, item, fingerprint)
            """;

    /// What would become of each line; nothing becomes of any.
    <T> Uni<List<LineResult>> record(
            SqlConnection transaction, UUID jobId, LineKind<?, T> kind, List<T> values, Instant now) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return remembered(
                        transaction,
                        jobId,
                        kind,
                        values.stream().map(kind::item).toList())
                .flatMap(before -> {
                    List<Integer> places = openPlaces(values.size(), before);
                    List<T> open = places.stream().map(values::get).toList();
                    return rehearse(transaction, jobId, kind, open, now)
                            .call(results -> remember(transaction, jobId, kind, created(open, results)))
                            .map(results -> merged(values.size(), before, places, results));
                });
    }

    private static <T> Uni<List<LineResult>> rehearse(
            SqlConnection transaction, UUID jobId, LineKind<?, T> kind, List<T> open, Instant now) {
        return transaction
                .query("SAVEPOINT rehearsal")
                .execute()
                .chain(() -> kind.rehearse(transaction, jobId, open))
                .chain(() -> kind.record(transaction, open, now))
                .call(() -> transaction.query("ROLLBACK TO SAVEPOINT rehearsal").execute());
    }

    /// What earlier chunks have to say, by place.
    private static Uni<Map<Integer, LineResult>> remembered(
            SqlConnection transaction, UUID jobId, LineKind<?, ?> kind, List<Item> items) {
        return transaction.preparedQuery(REMEMBERED).execute(row(jobId, items)).map(rows -> {
            Map<Integer, LineResult> before = new HashMap<>();
            Rows.stream(rows)
                    .forEach(row -> before.put(
                            Math.toIntExact(row.getLong("place")) - 1,
                            row.getBoolean("same") ? new LineResult.Unchanged() : kind.differs()));
            return before;
        });
    }

    private static <T> Uni<Void> remember(SqlConnection transaction, UUID jobId, LineKind<?, T> kind, List<T> created) {
        return created.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(REMEMBER)
                        .execute(row(jobId, created.stream().map(kind::item).toList()))
                        .chain(() -> kind.remember(transaction, jobId, created));
    }

    private static Tuple row(UUID jobId, List<Item> items) {
        return Tuple.of(
                jobId,
                items.stream().map(Item::source).toArray(String[]::new),
                items.stream().map(Item::item).toArray(String[]::new),
                items.stream().map(Item::fingerprint).toArray(String[]::new));
    }

    private static List<Integer> openPlaces(int size, Map<Integer, LineResult> before) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            if (!before.containsKey(place)) {
                places.add(place);
            }
        }
        return places;
    }

    private static <T> List<T> created(List<T> open, List<LineResult> results) {
        List<T> created = new ArrayList<>();
        for (int place = 0; place < open.size(); place++) {
            if (results.get(place) instanceof LineResult.Created) {
                created.add(open.get(place));
            }
        }
        return created;
    }

    private static List<LineResult> merged(
            int size, Map<Integer, LineResult> before, List<Integer> places, List<LineResult> results) {
        List<LineResult> merged = new ArrayList<>(size);
        int open = 0;
        for (int place = 0; place < size; place++) {
            boolean isOpen = open < places.size() && places.get(open) == place;
            merged.add(isOpen ? results.get(open++) : before.getOrDefault(place, new LineResult.Unchanged()));
        }
        return merged;
    }
}
