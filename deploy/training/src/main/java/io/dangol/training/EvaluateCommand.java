package io.dangol.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Figures;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.TextUnderstanding;
import io.dangol.training.data.ClothingReviews;
import io.dangol.training.data.Comments;
import io.dangol.training.data.LabelledText;
import io.dangol.training.data.Questions;
import io.dangol.training.data.Reviews;
import io.dangol.training.measure.Speed;
import io.dangol.training.task.Workshop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds the shipped models to whatever texts are in a folder. Nothing is learnt from them.
record EvaluateCommand(Path data, PrintStream output) {
    void run() throws IOException {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        Reviews reviews = Reviews.read(data);
        measure(results, "polarity-ko", reviews.texts(), reviews.malformed());
        Comments comments = Comments.read(data);
        measure(results, "complaint-ko", comments.complaints(), comments.malformed());
        ClothingReviews clothing = ClothingReviews.read(data);
        measure(results, "polarity-en", clothing.texts(), clothing.malformed());
        Classifier intents = TextUnderstanding.model("intent-en");
        Questions questions = Questions.read(data, intents.labels());
        measure(results, "intent-en", questions.texts(), questions.malformed());
        if (results.isEmpty()) {
            throw new Failure("There is nothing to measure on in " + data + ": nsmc/*.tsv[.gz], kote/*.tsv,"
                    + " clothing/*.csv[.gz] or banking77/*.csv.");
        }
        output.println(new ObjectMapper().writeValueAsString(results));
    }

    private void measure(
            Map<String, Map<String, Object>> results, String model, List<LabelledText> texts, int malformed) {
        if (texts.isEmpty()) {
            output.printf("%s: no texts, %,d malformed lines%n", model, malformed);
            return;
        }
        Classifier classifier = TextUnderstanding.model(model);
        Figures figures = Figures.of(
                Workshop.outcomes(classifier, texts), classifier.labels().size(), classifier.threshold());
        long speed = Speed.textsPerSecond(
                classifier, texts.stream().map(LabelledText::text).toList());
        output.printf(
                "%s: %s; %,d texts/s on one core; %,d malformed lines skipped%n", model, figures, speed, malformed);
        Map<String, Object> result = figures.toMap();
        result.put("threshold", Figures.rounded(classifier.threshold()));
        result.put("textsPerSecond", speed);
        result.put("malformed", malformed);
        result.put("model", model + "@" + classifier.version());
        results.put(key(classifier), result);
    }

    /// The task; where two models answer it in two languages, the English one with its language.
    private static String key(Classifier classifier) {
        boolean second = classifier.task() == Task.POLARITY && classifier.language() == Language.ENGLISH;
        return second ? classifier.name() : classifier.task().wire();
    }
}
