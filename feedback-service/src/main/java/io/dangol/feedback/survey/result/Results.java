package io.dangol.feedback.survey.result;

import io.dangol.feedback.survey.form.QuestionKind;
import io.dangol.feedback.survey.result.ResultRepository.Answers;
import io.dangol.feedback.survey.result.ResultRepository.Counts;
import io.dangol.feedback.survey.result.ResultView.Count;
import io.dangol.feedback.survey.result.ResultView.Group;
import io.dangol.feedback.survey.result.ResultView.QuestionResult;
import io.dangol.feedback.voice.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts counts together to what is shown.
final class Results {
    private static final Comparator<Count> BY_SCORE =
            Comparator.comparingInt(count -> Integer.parseInt(count.answer()));
    private static final Comparator<Count> MOST_FIRST =
            Comparator.comparingLong(Count::n).reversed().thenComparing(Count::answer);

    private Results() {}

    /// @param kinds of every question that the survey has or had
    static List<Group> of(List<Counts> counts, List<Answers> answers, Map<String, QuestionKind> kinds) {
        Map<String, List<Answers>> byGroup = answers.stream().collect(Collectors.groupingBy(Answers::group));
        return counts.stream()
                .map(group -> group(group, byGroup.getOrDefault(group.group(), List.of()), kinds))
                .toList();
    }

    private static Group group(Counts counts, List<Answers> answers, Map<String, QuestionKind> kinds) {
        Map<String, List<Answers>> byQuestion = answers.stream().collect(Collectors.groupingBy(Answers::question));
        List<QuestionResult> questions = new TreeMap<>(kinds)
                .entrySet().stream()
                        .map(question -> question(
                                question.getKey(),
                                question.getValue(),
                                byQuestion.getOrDefault(question.getKey(), List.of())))
                        .toList();
        return new Group(
                counts.group().isEmpty() ? null : counts.group(),
                counts.invited(),
                counts.opened(),
                counts.open(),
                counts.completed(),
                counts.partial(),
                counts.expired(),
                counts.revoked(),
                counts.suppressed(),
                Figure.share(counts.completed(), counts.invited() - counts.revoked())
                        .orElse(null),
                questions);
    }

    private static QuestionResult question(String id, QuestionKind kind, List<Answers> answers) {
        long n = answers.stream()
                .filter(answer -> answer.value().isEmpty())
                .mapToLong(Answers::n)
                .sum();
        List<Count> distribution = answers.stream()
                .filter(answer -> !answer.value().isEmpty())
                .map(answer -> new Count(answer.value(), answer.n()))
                .sorted(kind.metric() == null ? MOST_FIRST : BY_SCORE)
                .toList();
        Metric metric = kind.metric();
        if (metric == null) {
            return new QuestionResult(id, kind, n, null, null, distribution);
        }
        Scores scores = new Scores(
                metric,
                distribution.stream().collect(Collectors.toMap(count -> Integer.valueOf(count.answer()), Count::n)));
        return new QuestionResult(id, kind, n, scores.score().orElse(null), scores.agreement(), distribution);
    }
}
