package io.dangol.feedback.classification;

import io.dangol.feedback.understanding.Classifier;
import io.dangol.feedback.understanding.Correction;
import io.dangol.feedback.understanding.Language;
import io.dangol.feedback.understanding.Task;
import io.dangol.feedback.understanding.TextUnderstanding;
import io.dangol.feedback.understanding.Understanding;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The classifiers in use. They are made at the start, which takes a second, so that no request waits for it.
@Startup
@ApplicationScoped
class Understander {
    private volatile TextUnderstanding texts = TextUnderstanding.standard();

    Understanding understand(String text) {
        return texts.understand(text);
    }

    Optional<Classifier> classifier(Task task, Language language) {
        return texts.classifier(task, language);
    }

    List<Classifier> classifiers() {
        return texts.classifiers();
    }

    /// Learns again, from the examples and these. Takes a second: not on an event loop.
    void learn(List<Correction> corrections) {
        texts = TextUnderstanding.standard(corrections);
    }
}
