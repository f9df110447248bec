package io.dangol.text.understanding;

import java.util.List;
import java.util.Map;

/// What a company's people have taught: what feedback may be about, and what they knew better.
///
/// @param categories all that may be an answer, in the order of their ids
/// @param sentences what teaches them, by language
/// @param corrections what the classifier of a question learns on top; nothing where there are none
public record Curriculum(
        List<String> categories, Map<Language, List<Lesson>> sentences, Map<Question, List<Lesson>> corrections) {}
