package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Scale;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.db.Times;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Rows of feedback as one array for each column, in the order of [FeedbackRepository]'s insert.
final class FeedbackColumns {
    private FeedbackColumns() {}

    static Tuple of(List<Feedback> recorded) {
        List<Submission> said = recorded.stream().map(Feedback::submission).toList();
        return Tuple.tuple()
                .addValue(column(recorded, Feedback::id, UUID[]::new))
                .addValue(column(said, Submission::source, String[]::new))
                .addValue(column(said, each -> each.kind().wire(), String[]::new))
                .addValue(column(said, Submission::channel, String[]::new))
                .addValue(column(recorded, each -> CustomerId.valueOrNull(each.customerId()), UUID[]::new))
                .addValue(column(said, Submission::externalId, String[]::new))
                .addValue(column(said, each -> AnyText.storable(each.text()), String[]::new))
                .addValue(column(said, Submission::language, String[]::new))
                .addValue(column(said, each -> Times.utc(each.occurredAt()), OffsetDateTime[]::new))
                .addValue(column(said, Submission::externalRef, String[]::new))
                .addValue(column(recorded, each -> Times.utc(each.receivedAt()), OffsetDateTime[]::new))
                .addValue(ratings(said, rating -> rating.metric().wire(), String[]::new))
                .addValue(ratings(said, Rating::score, Integer[]::new))
                .addValue(ratings(said, rating -> rating.metric().scale().min(), Integer[]::new))
                .addValue(ratings(said, rating -> rating.metric().scale().max(), Integer[]::new))
                .addValue(ratings(said, rating -> Metric.DIRECTION, String[]::new))
                .addValue(ratings(said, Rating::wordingVersion, String[]::new))
                .addValue(column(said, each -> AnyText.needsEscape(each.text()), Boolean[]::new))
                .addValue(column(said, Submission::product, String[]::new));
    }

    /// An edit, in the order of [FeedbackRepository]'s update.
    static Tuple ofEdit(Feedback next) {
        Submission said = next.submission();
        Rating rating = said.rating();
        Scale scale = rating == null ? null : rating.metric().scale();
        return Tuple.tuple()
                .addUUID(next.id())
                .addString(said.kind().wire())
                .addString(said.channel())
                .addString(AnyText.storable(said.text()))
                .addBoolean(AnyText.needsEscape(said.text()))
                .addString(said.language())
                .addOffsetDateTime(Times.utc(said.occurredAt()))
                .addString(rating == null ? null : rating.metric().wire())
                .addInteger(rating == null ? null : rating.score())
                .addInteger(scale == null ? null : scale.min())
                .addInteger(scale == null ? null : scale.max())
                .addString(rating == null ? null : Metric.DIRECTION)
                .addString(rating == null ? null : rating.wordingVersion())
                .addString(said.product())
                .addInteger(next.version())
                .addOffsetDateTime(Times.utc(next.changedAt()));
    }

    private static <V> V[] ratings(List<Submission> said, Function<Rating, @Nullable V> value, IntFunction<V[]> array) {
        return column(said, each -> each.rating() == null ? null : value.apply(each.rating()), array);
    }

    private static <R, V> V[] column(List<R> rows, Function<R, @Nullable V> value, IntFunction<V[]> array) {
        V[] column = array.apply(rows.size());
        for (int index = 0; index < column.length; index++) {
            column[index] = value.apply(rows.get(index));
        }
        return column;
    }
}
