package io.dangol.text.understanding;

import java.util.List;

/// One model with everything needed to ask it: what it looks at, what its scores mean, and below which confidence it
/// would rather not say. Immutable and safe for any number of threads.
///
/// @param name e.g. `polarity-ko`; with the version it names the model that judged
/// @param labels for a yes-or-no model the label of no, then that of yes
/// @param vocabulary the words that it has learnt from; it abstains from texts of which it knows less than half
/// @param threshold it abstains below this confidence, 0 to 1
/// @param card what was measured, as JSON
public record Classifier(
        String name,
        String version,
        Task task,
        Language language,
        List<String> labels,
        FeatureSet features,
        LinearModel model,
        Vocabulary vocabulary,
        Calibration calibration,
        double threshold,
        String card) {
    public static final int MOST_EVIDENCE = 5;

    public Classifier {
        labels = List.copyOf(labels);
        if (labels.size() != (model.outputs() == 1 ? 2 : model.outputs())) {
            throw new IllegalArgumentException("labels and outputs of the model do not match");
        }
    }

    /// The probability of each label, in the order of the labels.
    ///
    /// @param buffer any, to be used again for the next text
    public double[] probabilities(NormalText text, Features buffer) {
        features.extract(text, buffer);
        return calibration.probabilities(model.scores(buffer));
    }

    /// The likeliest label with its evidence. A text without words, or mostly of unknown ones, is
    /// never decided.
    public Judgement judge(NormalText text) {
        Features found = Features.withSpans();
        features.extract(text, found);
        return judge(text, found);
    }

    /// The same with the features of this classifier's set, which others may share.
    Judgement judge(NormalText text, Features found) {
        double[] probabilities = calibration.probabilities(model.scores(found));
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        boolean abstained = !(probabilities[best] >= threshold) || !vocabulary.knowsMostOf(text);
        return new Judgement(
                task,
                name + "@" + version,
                labels.get(best),
                probabilities[best],
                abstained,
                evidence(text, found, best));
    }

    /// All features of the same characters speak as one; of parts that overlap the strongest is shown.
    private List<Evidence> evidence(NormalText text, Features found, int label) {
        int output = model.outputs() == 1 ? 0 : label;
        double sign = model.outputs() == 1 && label == 0 ? -1 : 1;
        SpanWeights weights = new SpanWeights(found.count());
        for (int i = 0; i < found.count(); i++) {
            weights.add(found.span(i), sign * model.contribution(found, i, output));
        }
        return weights.strongest(text, MOST_EVIDENCE);
    }
}
