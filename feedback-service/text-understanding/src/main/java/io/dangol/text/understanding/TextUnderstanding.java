package io.dangol.text.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Understands texts with a fixed set of classifiers. Immutable and safe for any number of threads; a company's own
/// lessons make another one.
public final class TextUnderstanding {
    /// The models that were trained on data, each measured; `deploy/training` makes them.
    public static final List<String> MODELS = List.of("polarity-ko", "complaint-ko", "polarity-en", "intent-en");

    private static final double RULE_CONFIDENCE = 0.95;
    private static final String COMPLAINT = "complaint";

    private final List<Classifier> classifiers;

    public TextUnderstanding(List<Classifier> classifiers) {
        this.classifiers = List.copyOf(classifiers);
    }

    /// The trained models, and from the written examples what there is no data for.
    public static TextUnderstanding standard() {
        List<Classifier> classifiers = new ArrayList<>(shipped());
        List<Example> examples = ExampleTeaching.standard();
        for (Language language : List.of(Language.KOREAN, Language.ENGLISH)) {
            for (Task task : Task.values()) {
                if (isTaughtByExamples(task, language)) {
                    classifiers.add(ExampleTeaching.classifier(examples, task, language));
                }
            }
        }
        return new TextUnderstanding(classifiers);
    }

    /// The trained models.
    public static List<Classifier> shipped() {
        return MODELS.stream().map(TextUnderstanding::model).toList();
    }

    /// Whether written examples teach a task in a language, because there was no data to train a model
    /// on.
    public static boolean isTaughtByExamples(Task task, Language language) {
        return task != Task.INTENT
                && language != Language.OTHER
                && !MODELS.contains(task.wire() + "-" + language.tag());
    }

    /// A trained model by name.
    public static Classifier model(String name) {
        try (InputStream input = ShippedFile.open(name + ".model")) {
            return ModelFile.read(input);
        } catch (IOException broken) {
            throw new UncheckedIOException("the model " + name + " cannot be read", broken);
        }
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

    /// Understands a text. Any text will do, of any length; in a language without models nothing is
    /// judged.
    public Understanding understand(String text) {
        NormalText normal = NormalText.of(text);
        Language language = LanguageDetector.detect(normal);
        return new Understanding(language, judge(normal, language, EnumSet.allOf(Task.class)));
    }

    /// The answers to some questions about a text whose language is known; none where there is no
    /// classifier.
    public List<Judgement> judge(String text, Language language, Set<Task> tasks) {
        return judge(NormalText.of(text), language, tasks);
    }

    private List<Judgement> judge(NormalText text, Language language, Set<Task> tasks) {
        List<Judgement> judgements = new ArrayList<>();
        Map<String, Features> extracted = new HashMap<>();
        List<Evidence> danger = SafetyRules.found(text, language);
        for (Classifier classifier : classifiers) {
            if (classifier.language() == language && tasks.contains(classifier.task())) {
                Judgement judgement = classifier.judge(
                        text,
                        extracted.computeIfAbsent(
                                classifier.features().name(), name -> extract(classifier.features(), text)));
                judgements.add(ruled(judgement, classifier, text, danger));
            }
        }
        return judgements;
    }

    private static Features extract(FeatureSet set, NormalText text) {
        Features features = Features.withSpans();
        set.extract(text, features);
        return features;
    }

    /// What rules say where they have a say, else what the model said.
    private static Judgement ruled(Judgement judgement, Classifier classifier, NormalText text, List<Evidence> danger) {
        return switch (judgement.task()) {
            case URGENCY -> urgency(judgement, classifier, text, danger);
            case CATEGORY -> dangerous(judgement, classifier, SafetyRules.CATEGORY, danger);
            case COMPLAINT -> dangerous(judgement, classifier, COMPLAINT, danger);
            case POLARITY, INTENT -> judgement;
        };
    }

    private static Judgement urgency(
            Judgement judgement, Classifier classifier, NormalText text, List<Evidence> danger) {
        if (!danger.isEmpty()) {
            return dangerous(judgement, classifier, SafetyRules.URGENCY, danger);
        }
        List<Evidence> found = UrgencyRules.found(text, classifier.language());
        return found.isEmpty() ? judgement : byRule(Task.URGENCY, UrgencyRules.MODEL, "high", found);
    }

    /// A company may have other categories than safety; then its classifier decides.
    private static Judgement dangerous(
            Judgement judgement, Classifier classifier, String label, List<Evidence> danger) {
        return danger.isEmpty() || !classifier.labels().contains(label)
                ? judgement
                : byRule(judgement.task(), SafetyRules.MODEL, label, danger);
    }

    private static Judgement byRule(Task task, String model, String label, List<Evidence> found) {
        return new Judgement(task, model, label, RULE_CONFIDENCE, false, found);
    }
}
