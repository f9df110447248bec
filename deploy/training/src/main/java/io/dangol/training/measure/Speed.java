package io.dangol.training.measure;

import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Features;
import io.dangol.text.understanding.NormalText;
import java.util.List;

/// How many texts a second a classifier judges on one core, from the text as it came to its probabilities.
public final class Speed {
    private static final int MOST_TEXTS = 20_000;
    private static final long WARM_UP_NANOS = 500_000_000;
    private static final long MEASURED_NANOS = 1_000_000_000;

    private Speed() {}

    /// 0 if there are no texts.
    public static long textsPerSecond(Classifier classifier, List<String> texts) {
        List<String> some = texts.subList(0, Math.min(MOST_TEXTS, texts.size()));
        if (some.isEmpty()) {
            return 0;
        }
        run(classifier, some, WARM_UP_NANOS);
        return run(classifier, some, MEASURED_NANOS);
    }

    private static long run(Classifier classifier, List<String> texts, long nanos) {
        Features buffer = Features.hashesOnly();
        long started = System.nanoTime();
        long done = 0;
        double used = 0;
        long passed;
        do {
            for (int i = 0; i < 256; i++) {
                String text = texts.get((int) (done++ % texts.size()));
                used += classifier.probabilities(NormalText.of(text), buffer)[0];
            }
            passed = System.nanoTime() - started;
        } while (passed < nanos);
        if (Double.isNaN(used)) {
            throw new IllegalStateException("a probability is no number");
        }
        return done * 1_000_000_000 / passed;
    }
}
