package io.dangol.feedback.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Understands texts with a fixed set of classifiers. Immutable and safe for any number of threads; a company's own
/// lessons make another one.
public final class TextUnderstanding {
    /// The models that were trained on data, each measured; `deploy/training` makes them.
    public static final List<String> MODELS = List.of("polarity-ko", "complaint-ko", "intent-en");

    private static final String FOLDER = "/understanding/";
    /// What examples teach was not measured on real texts, so they have to be surer than the trained models.
    private static final double CATEGORY_THRESHOLD = 0.5;

    private static final double YES_OR_NO_THRESHOLD = 0.85;
    private static final double RULE_CONFIDENCE = 0.95;
    /// A real customer's words count more than ours.
    private static final float CORRECTION_WEIGHT = 3;

    private final List<Classifier> classifiers;

    public TextUnderstanding(List<Classifier> classifiers) {
        this.classifiers = List.copyOf(classifiers);
    }

    /// The trained models, and from the written examples what there is no data for.
    public static TextUnderstanding standard() {
        return standard(List.of());
    }

    /// The same, with what people knew better as lessons beside the examples. The trained models do not learn from
    /// them; their next training may.
    public static TextUnderstanding standard(List<Correction> corrections) {
        List<Classifier> classifiers = new ArrayList<>();
        MODELS.forEach(name -> classifiers.add(model(name)));
        List<Example> examples = examples();
        for (Language language : List.of(Language.KOREAN, Language.ENGLISH)) {
            for (Task task : Task.values()) {
                if (task != Task.INTENT
                        && classifiers.stream().noneMatch(one -> one.task() == task && one.language() == language)) {
                    List<Lesson> lessons = new ArrayList<>(lessons(examples, task, language));
                    corrections.stream()
                            .filter(one -> one.task() == task && one.language() == language)
                            .forEach(one -> lessons.add(new Lesson(one.text(), one.label(), CORRECTION_WEIGHT)));
                    classifiers.add(LessonTrainer.train(task, language, lessons, threshold(task)));
                }
            }
        }
        return new TextUnderstanding(classifiers);
    }

    /// A trained model by name.
    public static Classifier model(String name) {
        try (InputStream input = resource(name + ".model")) {
            return ModelFile.read(input);
        } catch (IOException broken) {
            throw new UncheckedIOException("the model " + name + " cannot be read", broken);
        }
    }

    /// The examples that come with the product.
    public static List<Example> examples() {
        try (InputStream input = resource("examples.tsv")) {
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

    /// The classifier of a task in a language, if there is one.
    public Optional<Classifier> classifier(Task task, Language language) {
        return classifiers.stream()
                .filter(one -> one.task() == task && one.language() == language)
                .findFirst();
    }

    public List<Classifier> classifiers() {
        return classifiers;
    }

    /// Understands a text. Any text will do, of any length; in a language without models nothing is judged.
    public Understanding understand(String text) {
        NormalText normal = NormalText.of(text);
        Language language = LanguageDetector.detect(normal);
        List<Judgement> judgements = new ArrayList<>();
        Map<String, Features> extracted = new HashMap<>();
        for (Classifier classifier : classifiers) {
            if (classifier.language() == language) {
                Judgement judgement = classifier.judge(
                        normal,
                        extracted.computeIfAbsent(
                                classifier.features().name(), name -> extract(classifier.features(), normal)));
                judgements.add(classifier.task() == Task.URGENCY ? ruled(judgement, normal, language) : judgement);
            }
        }
        return new Understanding(language, judgements);
    }

    private static double threshold(Task task) {
        return switch (task) {
            case POLARITY, COMPLAINT -> YES_OR_NO_THRESHOLD;
            case INTENT, CATEGORY, URGENCY -> CATEGORY_THRESHOLD;
        };
    }

    private static Features extract(FeatureSet set, NormalText text) {
        Features features = Features.withSpans();
        set.extract(text, features);
        return features;
    }

    private static Judgement ruled(Judgement judgement, NormalText text, Language language) {
        List<Evidence> found = UrgencyRules.found(text, language);
        if (found.isEmpty()) {
            return judgement;
        }
        return new Judgement(Task.URGENCY, "urgency-rules@1", "high", RULE_CONFIDENCE, false, found);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream input = TextUnderstanding.class.getResourceAsStream(FOLDER + name);
        if (input == null) {
            throw new IOException("there is no " + FOLDER + name);
        }
        return input;
    }
}
