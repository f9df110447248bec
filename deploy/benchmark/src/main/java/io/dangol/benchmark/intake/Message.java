package io.dangol.benchmark.intake;

import java.util.Optional;
import java.util.OptionalInt;

/// What a customer says in a delivery. It has words, a score, or both.
///
/// @param kind as the API has it
/// @param score 1 to 5, how satisfied they are
/// @param words what they wrote
record Message(String kind, OptionalInt score, Optional<String> words) {
    /// Opens a case.
    static final String COMPLAINT = "complaint";

    Message {
        if (score.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException("a message says something");
        }
    }

    /// Which rows it becomes.
    Shape shape() {
        if (words.isEmpty()) {
            return Shape.SCORE;
        }
        return score.isPresent() ? Shape.WORDS_AND_SCORE : Shape.WORDS;
    }

    Message withoutWords() {
        return new Message(kind, score, Optional.empty());
    }

    Message as(String otherKind) {
        return new Message(otherKind, score, words);
    }
}
