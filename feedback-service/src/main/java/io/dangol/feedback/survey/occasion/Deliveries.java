package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.Trigger;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.Issuing;
import io.dangol.feedback.voice.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a purchase is delivered, as far as a survey wants to know: when somebody tells, or so long after the purchase
/// as the survey takes for granted.
final class Deliveries {
    private static final Pattern CHANNEL = Pattern.compile(Channel.PATTERN);

    private Deliveries() {}

    /// A purchase that somebody made.
    ///
    /// @param channel how it was bought, in the words of whoever told of it, or null
    record Bought(
            String orderId,
            Addressee to,
            @Nullable String channel,
            @Nullable String segment) {
        String cause() {
            return "purchase:%s/%s".formatted(to.source(), orderId);
        }

        /// The channel as surveys name it; null where it has no such name.
        @Nullable String usableChannel() {
            String lower = channel == null ? null : channel.toLowerCase(Locale.ROOT);
            return lower == null || !CHANNEL.matcher(lower).matches() ? null : lower;
        }
    }

    /// What follows for a survey from a purchase; empty where it is not taken to be delivered, or was
    /// before the survey began to ask.
    static Optional<Occasion> assumed(SurveySnapshot survey, Bought bought, Instant purchasedAt) {
        Trigger trigger = survey.settings().trigger();
        Optional<Duration> after = trigger.assumedDelivery(bought.usableChannel());
        return after.flatMap(wait -> occasion(survey, bought, purchasedAt.plus(wait), true));
    }

    /// What follows for a survey from a delivery that was told.
    static Optional<Occasion> told(SurveySnapshot survey, Bought bought, Instant deliveredAt) {
        return occasion(survey, bought, deliveredAt, false);
    }

    private static Optional<Occasion> occasion(
            SurveySnapshot survey, Bought bought, Instant deliveredAt, boolean assumed) {
        Instant since = survey.activatedAt();
        if (since == null || deliveredAt.isBefore(since)) {
            return Optional.empty();
        }
        String channel = bought.usableChannel();
        return Optional.of(new Occasion(
                survey.id(),
                bought.cause(),
                bought.to(),
                channel == null ? Issuing.CHANNEL : channel,
                bought.segment(),
                null,
                assumed,
                deliveredAt.plus(survey.settings().trigger().waiting())));
    }
}
