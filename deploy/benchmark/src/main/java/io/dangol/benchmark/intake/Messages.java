package io.dangol.benchmark.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// The built-in messages, short ones in Korean and English, as a shop gets them: reviews, most with a score, inquiries,
/// praise, what is said in passing; and scores without a word. None is a complaint, which would open a case.
final class Messages {
    private static final String FILE = "messages.txt";
    private static final String NONE = "-";
    private static final String REVIEW = "review";

    /// Scores without a word for each four messages with some: every fifth delivery.
    private static final int WORDS_FOR_SCORE = 4;

    /// As customers score who say nothing: few are unhappy.
    private static final List<Integer> SCORES = List.of(5, 4, 5, 3, 5, 4, 2, 5, 4, 1);

    private static final long SEED = 7;

    private Messages() {}

    /// All of them, in an order that mixes them.
    static List<Message> all() throws IOException {
        List<Message> messages = new ArrayList<>(withWords());
        int scores = messages.size() / WORDS_FOR_SCORE;
        for (int number = 0; number < scores; number++) {
            int score = SCORES.get(number % SCORES.size());
            messages.add(new Message(REVIEW, OptionalInt.of(score), Optional.empty()));
        }
        Collections.shuffle(messages, new Random(SEED));
        return List.copyOf(messages);
    }

    /// Those of the file.
    static List<Message> withWords() throws IOException {
        try (InputStream file = Messages.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException(FILE + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Messages::parse)
                    .toList();
        }
    }

    /// @param line kind, score or `-`, words
    static Message parse(String line) {
        int kindEnd = line.indexOf(' ');
        int scoreEnd = line.indexOf(' ', kindEnd + 1);
        String score = line.substring(kindEnd + 1, scoreEnd);
        return new Message(
                line.substring(0, kindEnd),
                score.equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(score)),
                Optional.of(line.substring(scoreEnd + 1)));
    }
}
