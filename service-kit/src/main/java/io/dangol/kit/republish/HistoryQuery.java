package io.dangol.kit.republish;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Place;
import io.dangol.kit.republish.EventHistory.Stretch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The SQL of a history whose events are rows: it counts them, and reads a stretch by its place, never by an offset.
public final class HistoryQuery {
    private static final String SUBJECT = "history_subject";
    private static final String PLACE = "history_place";

    /// `WITH TIES`, because events of one place are never parted.
    private static final String READ = """
            (SELECT {columns}, {subject} AS history_subject, {place} AS history_place
            FROM {from}
            WHERE {where} AND {subject} >= $1 AND {subject} <= $3
                AND ({subject}, {place}) > ($1, $2) AND ({subject}, {place}) <= ($3, $4)
                AND {recorded} >= $5
            ORDER BY {subject}, {place}
            FETCH FIRST ($6) ROWS WITH TIES)
            """;
    private static final String FIRST_OF_ALL = """
            ) AS told
            ORDER BY history_subject, history_place
            FETCH FIRST ($6) ROWS WITH TIES
            """;
    private static final String COUNT = "(SELECT count(*) FROM {from} WHERE {where} AND {recorded} >= $1)";

    private final String count;
    private final String read;

    private HistoryQuery(String count, String read) {
        this.count = count;
        this.read = read;
    }

    /// Rows, each of which is an event. All of it is SQL of the program, never what anybody sent.
    ///
    /// @param columns what the event is made of, the same in all parts of a query
    /// @param from the tables
    /// @param where which rows; `true` for all
    /// @param subject the subject's id; an index in its order, with `where`, is what makes reading cheap
    /// @param place see [Place]
    /// @param recordedAt when the fact was recorded
    public record Part(String columns, String from, String where, String subject, String place, String recordedAt) {
        /// The same for other rows, which have another subject.
        public Part with(String otherWhere, String otherSubject) {
            return new Part(columns, from, otherWhere, otherSubject, place, recordedAt);
        }

        private String in(String query) {
            return query.replace("{columns}", columns)
                    .replace("{from}", from)
                    .replace("{where}", where)
                    .replace("{subject}", subject)
                    .replace("{place}", place)
                    .replace("{recorded}", recordedAt);
        }
    }

    /// The rows of all parts together.
    public static HistoryQuery of(Part... parts) {
        return new HistoryQuery(
                Stream.of(parts)
                        .map(part -> part.in(COUNT))
                        .collect(Collectors.joining(" + ", "SELECT (", ")::bigint AS events")),
                Stream.of(parts)
                        .map(part -> part.in(READ))
                        .collect(Collectors.joining("UNION ALL\n", "SELECT * FROM (", FIRST_OF_ALL)));
    }

    /// See [EventHistory#count].
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return connection
                .preparedQuery(count)
                .execute(Tuple.of(Times.utc(since)))
                .map(rows -> Rows.only(rows).getLong("events"));
    }

    /// See [EventHistory#read].
    ///
    /// @param event the event that a row is
    public Uni<List<PastEvent>> read(
            SqlConnection connection, Stretch stretch, Function<Row, ? extends DomainEvent> event) {
        return connection
                .preparedQuery(read)
                .execute(stretch.tuple())
                .map(rows -> Rows.list(
                        rows,
                        row -> new PastEvent(new Place(row.getUUID(SUBJECT), row.getUUID(PLACE)), event.apply(row))));
    }
}
