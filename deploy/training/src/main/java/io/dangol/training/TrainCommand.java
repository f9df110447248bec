package io.dangol.training;

import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Example;
import io.dangol.text.understanding.ExampleTeaching;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.ModelFile;
import io.dangol.training.data.ClothingReviews;
import io.dangol.training.data.Comments;
import io.dangol.training.data.Questions;
import io.dangol.training.data.Reviews;
import io.dangol.training.data.ShopSentences;
import io.dangol.training.task.ComplaintTraining;
import io.dangol.training.task.EnglishPolarityTraining;
import io.dangol.training.task.IntentTraining;
import io.dangol.training.task.PolarityTraining;
import io.dangol.training.task.Workshop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Trains every model that there is data for and writes it with its card.
record TrainCommand(Path data, Path out, Workshop workshop) {
    void run() throws IOException {
        Files.createDirectories(out);
        List<Example> examples = ExampleTeaching.standard();
        Reviews reviews = Reviews.read(data);
        Comments comments = Comments.read(data);
        ClothingReviews clothing = ClothingReviews.read(data);
        Questions questions = Questions.read(data);
        workshop.output()
                .printf(
                        "Read %,d reviews of films, %,d comments, %,d reviews of clothes, %,d questions; skipped %,d"
                                + " malformed lines.%n",
                        reviews.texts().size(),
                        comments.comments().size(),
                        clothing.texts().size(),
                        questions.texts().size(),
                        reviews.malformed() + comments.malformed() + clothing.malformed() + questions.malformed());
        boolean korean = !reviews.texts().isEmpty() && !comments.comments().isEmpty();
        if (!korean && clothing.texts().isEmpty() && questions.labels().size() < 3) {
            throw new Failure("There is nothing to learn from in " + data + ": nsmc/, kote/, clothing/ or banking77/.");
        }
        if (korean) {
            PolarityTraining polarity =
                    new PolarityTraining(workshop, reviews, comments, examples, ShopSentences.read(Language.KOREAN));
            write(polarity.train());
            write(new ComplaintTraining(workshop, comments, examples, polarity).train());
        }
        if (!clothing.texts().isEmpty()) {
            write(new EnglishPolarityTraining(workshop, clothing, examples, ShopSentences.read(Language.ENGLISH))
                    .train());
        }
        if (questions.labels().size() >= 3) {
            write(new IntentTraining(workshop, questions).train());
        }
    }

    private void write(Classifier classifier) throws IOException {
        Path file = out.resolve(classifier.name() + ".model");
        try (OutputStream output = Files.newOutputStream(file)) {
            ModelFile.write(classifier, output);
        }
        Path card = out.resolve(classifier.name() + ".card.json");
        Files.writeString(card, classifier.card() + "\n");
        workshop.output().printf("  wrote %s (%,d bytes) and %s%n", file, Files.size(file), card);
    }
}
