package io.dangol.feedback.survey.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dangol.feedback.voice.AnyText;
import java.io.IOException;
import java.util.List;

/// What was answered to a question.
@JsonSerialize(using = Given.Serializer.class)
sealed interface Given {
    /// A score on the scale of what was asked.
    record Score(int value) implements Given {}

    /// The options that were chosen, each once, in the order of their choice; one for a `choice`.
    record Chosen(List<String> options, boolean several) implements Given {}

    /// Words, as they were sent.
    record Said(String words) implements Given {}

    /// A number, the id of an option or several, a text: as it was sent.
    final class Serializer extends JsonSerializer<Given> {
        private static final AnyText.Serializer TEXT = new AnyText.Serializer();

        @Override
        public void serialize(Given given, JsonGenerator json, SerializerProvider context) throws IOException {
            switch (given) {
                case Score score -> json.writeNumber(score.value());
                case Said said -> TEXT.serialize(said.words(), json, context);
                case Chosen chosen -> {
                    if (chosen.several()) {
                        json.writeArray(
                                chosen.options().toArray(String[]::new),
                                0,
                                chosen.options().size());
                    } else {
                        json.writeString(chosen.options().getFirst());
                    }
                }
            }
        }
    }
}
