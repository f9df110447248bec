package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes all classifiers from a curriculum, and again from another one: only what has changed is learnt again, so a
/// correction costs a fraction of a second and the trained models are read once.
///
/// One at a time may be in it.
public final class Classroom {
    private final TextUnderstanding standard;
    private final Map<Question, Classifier> bases = new HashMap<>();
    private final Map<Question, Learnt> learnt = new HashMap<>();
    private @Nullable Curriculum present;
    private volatile Map<Question, Classifier> published = Map.of();

    /// @param standard what the product brings: the trained models, and what examples teach
    public Classroom(TextUnderstanding standard) {
        this.standard = standard;
    }

    private record Learnt(Classifier base, List<Lesson> corrections, Classifier result) {}

    /// Learns. Takes a second or, for thousands of long corrections, a few.
    public synchronized TextUnderstanding learn(Curriculum curriculum) {
        List<Classifier> classifiers = new ArrayList<>();
        for (Question question : Question.all()) {
            base(question, curriculum).ifPresent(base -> {
                List<Lesson> corrections = curriculum.corrections().getOrDefault(question, List.of());
                Learnt before = learnt.get(question);
                if (before == null
                        || !before.base().version().equals(base.version())
                        || !before.corrections().equals(corrections)) {
                    before = new Learnt(base, corrections, IncrementTrainer.train(base, corrections));
                    learnt.put(question, before);
                }
                classifiers.add(before.result());
            });
        }
        present = curriculum;
        published = Map.copyOf(bases);
        return new TextUnderstanding(classifiers);
    }

    /// What answers a question before anything is learnt from corrections; empty if the question is not asked. Waits
    /// for nobody.
    public Optional<Classifier> base(Question question) {
        return Optional.ofNullable(published.get(question));
    }

    private Optional<Classifier> base(Question question, Curriculum curriculum) {
        if (question.task() == Task.CATEGORY && !isSameCategories(curriculum, question.language())) {
            bases.remove(question);
        }
        if (!bases.containsKey(question)) {
            make(question, curriculum).ifPresent(base -> bases.put(question, base));
        }
        return Optional.ofNullable(bases.get(question));
    }

    private boolean isSameCategories(Curriculum curriculum, Language language) {
        return present != null
                && present.categories().equals(curriculum.categories())
                && sentences(present, language).equals(sentences(curriculum, language));
    }

    private Optional<Classifier> make(Question question, Curriculum curriculum) {
        if (question.task() == Task.CATEGORY) {
            return ExampleTeaching.categories(
                    question.language(), curriculum.categories(), sentences(curriculum, question.language()));
        }
        return standard.classifier(question.task(), question.language());
    }

    private static List<Lesson> sentences(Curriculum curriculum, Language language) {
        return curriculum.sentences().getOrDefault(language, List.of());
    }
}
