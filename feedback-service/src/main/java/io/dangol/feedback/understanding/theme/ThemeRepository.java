package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.understanding.theme.ThemeQuery.Window;
import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.db.Rows;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of asking about readings.
@ApplicationScoped
class ThemeRepository {
    /// Rows that are taken from the database at once.
    private static final int CHUNK = 5_000;

    private static final String READINGS =
            "SELECT feedback_id, day, speaker, polarity, category, themes FROM theme_reading";
    private static final String TEXTS = """
        SELECT left(text, CASE WHEN text_escaped THEN 24006 ELSE 4001 END) AS text, text_escaped
        FROM feedback WHERE id = ANY ($1) AND text IS NOT NULL
        """;

    Uni<Instant> completeTo(SqlConnection connection) {
        return connection
                .query("SELECT complete_to FROM theme_progress")
                .execute()
                .map(rows -> Rows.only(rows).getOffsetDateTime("complete_to").toInstant());
    }

    /// How many readings a window has.
    Uni<Long> count(SqlConnection connection, ThemeQuery query, Window window) {
        ReadingFilter filter = ReadingFilter.of(query, window);
        return connection
                .preparedQuery("SELECT count(*) AS count FROM theme_reading" + filter.where())
                .execute(filter.values())
                .map(rows -> Rows.only(rows).getLong("count"));
    }

    /// The readings of a window, in any order.
    ///
    /// @param transaction one that stays open, because the rows come in chunks
    /// @param lastSpeaker only speakers up to this key: keys are spread evenly, so that is a sample of
    /// them; null for all
    Uni<List<Reading>> readings(
            SqlConnection transaction, ThemeQuery query, Window window, @Nullable Long lastSpeaker) {
        ReadingFilter filter = ReadingFilter.of(query, window).add("speaker <= ?", lastSpeaker);
        boolean now = window.equals(query.window());
        return transaction.prepare(READINGS + filter.where()).flatMap(statement -> {
            Cursor cursor = statement.cursor(filter.values());
            return readings(cursor, now, new ArrayList<>()).call(all -> statement.close());
        });
    }

    private static Uni<List<Reading>> readings(Cursor cursor, boolean now, List<Reading> all) {
        return cursor.read(CHUNK).flatMap(rows -> {
            rows.forEach(row -> all.add(reading(row, now)));
            return cursor.hasMore()
                    ? readings(cursor, now, all)
                    : Uni.createFrom().item(all);
        });
    }

    private static Reading reading(Row row, boolean now) {
        return new Reading(
                row.getUUID("feedback_id"),
                now,
                row.getLocalDate("day"),
                row.getLong("speaker"),
                row.getShort("polarity"),
                row.getString("category"),
                Arrays.stream(row.getArrayOfLongs("themes"))
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /// The feedback of the window that a theme is in, the newest first, and one more where there is a
    /// next page.
    Uni<List<UUID>> examples(SqlConnection connection, ThemeQuery query, long key, PageRequest page) {
        ReadingFilter filter =
                examples(query, key).add("feedback_id < ?", page.afterId().orElse(null));
        Uni<RowSet<Row>> shown = connection
                .preparedQuery("SELECT feedback_id FROM theme_reading" + filter.where()
                        + " ORDER BY feedback_id DESC LIMIT " + page.rowsWanted())
                .execute(filter.values());
        return page.counted(shown, () -> {
                    ReadingFilter all = examples(query, key);
                    return PageRequest.count(connection, "SELECT FROM theme_reading" + all.where(), all.values());
                })
                .map(rows -> Rows.list(rows, row -> row.getUUID("feedback_id")));
    }

    private static ReadingFilter examples(ThemeQuery query, long key) {
        return ReadingFilter.of(query, query.window()).add("themes @> ARRAY[?::bigint]", key);
    }

    /// The beginnings of some texts.
    Uni<List<String>> texts(SqlConnection connection, Collection<UUID> feedbackIds) {
        return connection
                .preparedQuery(TEXTS)
                .execute(Tuple.tuple().addArrayOfUUID(feedbackIds.toArray(UUID[]::new)))
                .map(rows -> Rows.list(
                        rows,
                        row -> row.getBoolean("text_escaped")
                                ? AnyText.unescape(row.getString("text"))
                                : row.getString("text")));
    }
}
