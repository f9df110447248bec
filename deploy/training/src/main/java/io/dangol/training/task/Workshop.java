package io.dangol.training.task;

import io.dangol.text.understanding.Calibration;
import io.dangol.text.understanding.Calibrator;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Features;
import io.dangol.text.understanding.Figures;
import io.dangol.text.understanding.LinearModel;
import io.dangol.text.understanding.NormalText;
import io.dangol.text.understanding.Outcome;
import io.dangol.text.understanding.Weights;
import io.dangol.training.data.LabelledText;
import io.dangol.training.measure.Machine;
import io.dangol.training.measure.Speed;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// What all trainings have in common.
///
/// @param seed of every choice at random; the same data and seed give the same weights
public record Workshop(PrintStream output, Clock clock, long seed) {
    void say(String line) {
        output.println(line);
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /// Platt's calibration of what was learnt on texts that it was not learnt from.
    static Calibration calibrate(Weights learnt, Samples texts) {
        double[] scores = new double[texts.size()];
        boolean[] yes = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = learnt.scores(texts.list().get(i).features())[0];
            yes[i] = texts.list().get(i).label() == 1;
        }
        return Calibrator.ofYesOrNo(scores, yes);
    }

    static List<Outcome> outcomes(Weights learnt, Calibration calibration, Samples texts) {
        return texts.list().stream()
                .map(text -> Outcome.of(text.label(), calibration.probabilities(learnt.scores(text.features()))))
                .toList();
    }

    /// What a finished classifier makes of texts, all the way from their characters.
    public static List<Outcome> outcomes(Classifier classifier, List<LabelledText> texts) {
        Features buffer = Features.hashesOnly();
        return texts.stream()
                .map(text -> Outcome.of(text.label(), classifier.probabilities(NormalText.of(text.text()), buffer)))
                .toList();
    }

    /// Says, and puts on the card, how often yes or no was right.
    ///
    /// @param on what it was measured on
    void measured(Card card, String on, List<Outcome> outcomes, double threshold) {
        Figures figures = Figures.of(outcomes, 2, threshold);
        say("  %s: %s".formatted(on, figures));
        card.measured(on, figures);
    }

    /// The classifier with its version, its speed and all that goes with it on its card.
    Classifier finish(Classifier draft, Weights learnt, Card card, List<LabelledText> texts) {
        String version = version(learnt);
        long speed = Speed.textsPerSecond(
                draft, texts.stream().map(LabelledText::text).toList());
        card.put("version", version)
                .put("labels", draft.labels().size())
                .put("features", draft.features().name())
                .put("threshold", Figures.rounded(draft.threshold()))
                .put("seed", seed)
                .put("textsPerSecondOnOneCore", speed)
                .put("machine", Machine.describe())
                .put("date", LocalDate.now(clock).toString());
        say("  %s@%s, threshold %.3f, %,d texts/s on one core"
                .formatted(draft.name(), version, draft.threshold(), speed));
        return with(draft, version, draft.model(), card.toJson());
    }

    /// The same, its speed measured on samples.
    Classifier finish(Classifier draft, Weights learnt, Card card, Samples texts) {
        return finish(
                draft,
                learnt,
                card,
                texts.list().stream().map(Samples.Sample::text).toList());
    }

    private static Classifier with(Classifier draft, String version, LinearModel model, String card) {
        return new Classifier(
                draft.name(),
                version,
                draft.task(),
                draft.language(),
                draft.labels(),
                draft.features(),
                model,
                draft.vocabulary(),
                draft.calibration(),
                draft.threshold(),
                card);
    }

    /// The same weights have the same version.
    private static String version(Weights learnt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            for (int i = 0; i < learnt.size(); i++) {
                if (!bytes.hasRemaining()) {
                    digest.update(bytes.flip());
                    bytes.clear();
                }
                bytes.putFloat(learnt.value(i));
            }
            digest.update(bytes.flip());
            return "t" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 6));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
