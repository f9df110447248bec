package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.voice.Metric;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What sort of question it is.
@Schema(
        name = "QuestionKind",
        description =
                "What is asked for: a score for `nps` (0 to 10), `csat` (1 to 5) and `ces` (1 to 7, agreement that"
                        + " it was easy), one option for `choice`, several for `choices`, words for `text`.")
public enum QuestionKind {
    @JsonProperty("nps")
    NPS(Metric.NPS),
    @JsonProperty("csat")
    CSAT(Metric.CSAT),
    @JsonProperty("ces")
    CES(Metric.CES),
    @JsonProperty("choice")
    CHOICE(null),
    @JsonProperty("choices")
    CHOICES(null),
    @JsonProperty("text")
    TEXT(null);

    private final @Nullable Metric metric;

    QuestionKind(@Nullable Metric metric) {
        this.metric = metric;
    }

    /// What a score of it measures; null where no score is asked for.
    public @Nullable Metric metric() {
        return metric;
    }

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of a name that [#wire()] gave.
    public static QuestionKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
