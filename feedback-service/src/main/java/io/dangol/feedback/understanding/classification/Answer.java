package io.dangol.feedback.understanding.classification;

import java.util.List;

/// A judgement as others learn of it: without its evidence, which is the customer's words.
public record Answer(String task, String label, double confidence, boolean abstained, String model) {
    static List<Answer> of(Classification classification) {
        return classification.judgements().stream()
                .map(one -> new Answer(one.task(), one.label(), one.confidence(), one.abstained(), one.model()))
                .toList();
    }
}
