package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.feedback.voice.Channel;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What makes us ask, and how long after it.
@Schema(
        examples = """
                {"kind": "purchase_delivered", "deliveredAfter": {"web": "PT72H", "store": "PT0S"}}""",
        name = "SurveyTrigger",
        description = "What makes us ask, and how long after it. `delay` belongs to `purchase_delivered` and"
                + " `case_resolved`, `deliveredAfter` to `purchase_delivered`, `every` to `periodic`.")
public record Trigger(
        @NotNull TriggerKind kind,

        @Schema(
                description = "How long after the delivery or the resolution; at once if absent. At most 90 days.",
                format = "duration",
                maxLength = 40,
                examples = "PT2H")
        @Nullable Duration delay,

        @Size(max = 20) @Schema(
                maxProperties = 20,
                description = "How long after a purchase on a channel it is taken to be delivered where nobody tells of"
                        + " its delivery, at most 90 days; `other` stands for every other channel and for none. A"
                        + " purchase on a channel that is not here counts as delivered only when somebody tells.",
                examples = "{\"web\":\"PT72H\",\"store\":\"PT0S\"}")
        @Nullable Map<@NotNull @Pattern(regexp = Channel.PATTERN) String, @NotNull Duration> deliveredAfter,

        @Schema(
                description = "How often every customer is asked: 1 to 366 days.",
                format = "duration",
                maxLength = 40,
                examples = "PT2160H")
        @Nullable Duration every) {
    /// Stands for every channel that is not named.
    static final String OTHER = "other";
    /// By hand, or by a request.
    static final Trigger BY_HAND = new Trigger(TriggerKind.MANUAL, null, null, null);

    /// How long after the cause.
    @JsonIgnore
    public Duration waiting() {
        return Objects.requireNonNullElse(delay, Duration.ZERO);
    }

    /// How long after a purchase on a channel it is taken to be delivered; empty where somebody
    /// has to tell.
    public Optional<Duration> assumedDelivery(@Nullable String channel) {
        Map<String, Duration> known = Objects.requireNonNullElse(deliveredAfter, Map.of());
        Duration assumed = channel == null ? null : known.get(channel);
        return Optional.ofNullable(assumed == null ? known.get(OTHER) : assumed);
    }

    /// The time between two rounds of a periodic survey.
    @JsonIgnore
    public Duration period() {
        return Objects.requireNonNull(every, "every");
    }
}
