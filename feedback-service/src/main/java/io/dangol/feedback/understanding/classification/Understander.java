package io.dangol.feedback.understanding.classification;

import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Classroom;
import io.dangol.text.understanding.Curriculum;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.TextUnderstanding;
import io.dangol.text.understanding.Understanding;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The classifiers in use. They are made at the start, which takes a second, so that no request waits for it.
@Startup
@ApplicationScoped
public class Understander {
    private final TextUnderstanding standard = TextUnderstanding.standard();
    private final Classroom classroom = new Classroom(standard);
    private volatile TextUnderstanding texts = standard;

    Understanding understand(String text) {
        return texts.understand(text);
    }

    /// All that is in use now; they stay the same for whoever has them.
    public TextUnderstanding texts() {
        return texts;
    }

    /// What answers a question now.
    public Optional<Classifier> classifier(Question question) {
        return texts.classifier(question.task(), question.language());
    }

    /// What answers it before anything is learnt from corrections.
    public Optional<Classifier> base(Question question) {
        return classroom.base(question);
    }

    /// Whether it learns from corrections without being told to: what has only been taught by examples does.
    public boolean learnsByItself(Question question) {
        return TextUnderstanding.isTaughtByExamples(question.task(), question.language());
    }

    /// Whether the trained model that comes with the product has this version.
    boolean isShipped(Question question, String version) {
        return standard.classifier(question.task(), question.language())
                .filter(one -> one.version().equals(version))
                .isPresent();
    }

    List<Classifier> classifiers() {
        return texts.classifiers();
    }

    /// Learns what has changed. Takes seconds at most: not on an event loop.
    void learn(Curriculum curriculum) {
        texts = classroom.learn(curriculum);
    }
}
