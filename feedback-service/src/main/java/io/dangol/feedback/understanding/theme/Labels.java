package io.dangol.feedback.understanding.theme;

import io.dangol.text.terms.Term;
import io.dangol.text.terms.Terms;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the words behind keys in texts that have them: the keys do not tell them.
final class Labels {
    private final Map<Long, Map<Term, Integer>> written = new HashMap<>();

    private Labels() {}

    /// @param texts some that the terms are in
    static Labels of(Collection<String> texts, Collection<Finding> findings) {
        Set<Long> wanted = findings.stream().map(Finding::key).collect(Collectors.toSet());
        Labels labels = new Labels();
        for (String text : texts) {
            for (Term term : Terms.of(text)) {
                if (wanted.contains(term.key())) {
                    labels.written
                            .computeIfAbsent(term.key(), key -> new HashMap<>())
                            .merge(term, 1, Integer::sum);
                }
            }
        }
        return labels;
    }

    /// The theme with its name; empty where no text had it, because the feedback is gone meanwhile.
    Optional<Theme> name(Finding finding) {
        String category = finding.category();
        if (category != null) {
            return Optional.of(new Theme(finding, category, 0));
        }
        return written.getOrDefault(finding.key(), Map.of()).entrySet().stream()
                .max(Map.Entry.<Term, Integer>comparingByValue()
                        .thenComparingInt(entry -> -entry.getKey().label().length())
                        .thenComparing(entry -> entry.getKey().label(), Comparator.reverseOrder()))
                .map(most ->
                        new Theme(finding, most.getKey().label(), most.getKey().words()));
    }

    List<Theme> name(List<Finding> findings) {
        return findings.stream().flatMap(finding -> name(finding).stream()).toList();
    }
}
