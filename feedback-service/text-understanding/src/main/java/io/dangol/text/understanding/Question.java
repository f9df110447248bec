package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;

/// A task in a language: what one classifier answers.
public record Question(Task task, Language language) {
    /// All that are answered.
    public static List<Question> all() {
        List<Question> all = new ArrayList<>();
        TextUnderstanding.MODELS.forEach(name -> all.add(of(name)));
        for (Language language : List.of(Language.KOREAN, Language.ENGLISH)) {
            for (Task task : Task.values()) {
                if (TextUnderstanding.isTaughtByExamples(task, language)) {
                    all.add(new Question(task, language));
                }
            }
        }
        return List.copyOf(all);
    }

    static Question of(Classifier classifier) {
        return new Question(classifier.task(), classifier.language());
    }

    private static Question of(String model) {
        String[] parts = model.split("-", 2);
        return new Question(Task.of(parts[0]), Language.of(parts[1]));
    }
}
