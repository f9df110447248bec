package io.dangol.text.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Makes the classifiers of what there is no data for, from written sentences.
public final class ExampleTeaching {
    /// What examples teach was not measured on real texts, so they have to be surer than the trained models.
    private static final double CATEGORY_THRESHOLD = 0.5;

    private static final double YES_OR_NO_THRESHOLD = 0.85;

    private ExampleTeaching() {}

    /// The examples that come with the product.
    public static List<Example> standard() {
        try (InputStream input = ShippedFile.open("examples.tsv")) {
            return Example.read(input);
        } catch (IOException broken) {
            throw new UncheckedIOException("the examples cannot be read", broken);
        }
    }

    /// What examples teach for one task in one language. Polarity is taught by those that have one.
    public static List<Lesson> lessons(List<Example> examples, Task task, Language language) {
        return examples.stream()
                .filter(example -> example.language() == language)
                .filter(example -> task != Task.POLARITY || !example.polarity().equals("neutral"))
                .map(example -> new Lesson(example.text(), example.label(task), 1))
                .toList();
    }

    /// A classifier of one task in one language.
    public static Classifier classifier(List<Example> examples, Task task, Language language) {
        return LessonTrainer.train(task, language, lessons(examples, task, language), threshold(task));
    }

    /// A classifier of a company's own categories; empty if there are not two of them, since then nothing is asked.
    ///
    /// @param categories all that may be an answer, also those without a sentence in this language
    /// @param sentences each with its category
    public static Optional<Classifier> categories(Language language, List<String> categories, List<Lesson> sentences) {
        return categories.size() < 2
                ? Optional.empty()
                : Optional.of(
                        LessonTrainer.train(Task.CATEGORY, language, categories, sentences, threshold(Task.CATEGORY)));
    }

    private static double threshold(Task task) {
        return switch (task) {
            case POLARITY, COMPLAINT -> YES_OR_NO_THRESHOLD;
            case INTENT, CATEGORY, URGENCY -> CATEGORY_THRESHOLD;
        };
    }
}
