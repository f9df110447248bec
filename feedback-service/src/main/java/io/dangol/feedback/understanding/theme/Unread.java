package io.dangol.feedback.understanding.theme;

import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.db.Times;
import io.dangol.text.terms.TermKeys;
import io.dangol.text.terms.Terms;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A piece of feedback that was not read yet, or has to be read again.
///
/// @param writtenIn the number of the transaction that recorded it
/// @param speaker who said it, as far as it names somebody; else the feedback itself
/// @param text null where it has no words
record Unread(
        UUID id,
        long writtenIn,
        String speaker,
        String channel,
        @Nullable String product,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String text,
        @Nullable String category,
        @Nullable String polarity) {

    static Unread of(Row row) {
        UUID id = row.getUUID("id");
        String externalId = row.getString("external_id");
        UUID customerId = row.getUUID("customer_id");
        String text = row.getString("text");
        return new Unread(
                id,
                row.getLong("written_in"),
                externalId == null
                        ? Objects.requireNonNullElse(customerId, id).toString()
                        : row.getString("source") + "\n" + externalId,
                row.getString("channel"),
                row.getString("product"),
                Times.instant(row, "occurred_at"),
                Times.instant(row, "received_at"),
                text == null || !row.getBoolean("text_escaped") ? text : AnyText.unescape(text),
                row.getString("category"),
                row.getString("polarity"));
    }

    LocalDate day(ZoneId zone) {
        return occurredAt.atZone(zone).toLocalDate();
    }

    /// The row of what it talks about; empty where it has no words.
    Optional<Tuple> read(ZoneId zone, TermKeys keys) {
        if (text == null) {
            return Optional.empty();
        }
        LongStream terms = Terms.of(text).stream().mapToLong(term -> term.key());
        LongStream all = category == null ? terms : LongStream.concat(terms, LongStream.of(keys.category(category)));
        return Optional.of(Tuple.tuple()
                .addUUID(id)
                .addLocalDate(day(zone))
                .addLong(keys.speaker(speaker))
                .addString(channel)
                .addString(product)
                .addString(category)
                .addShort(sign())
                .addArrayOfLong(all.boxed().toArray(Long[]::new)));
    }

    private short sign() {
        if (polarity == null) {
            return 0;
        }
        return switch (polarity) {
            case "positive" -> 1;
            case "negative" -> -1;
            default -> 0;
        };
    }
}
