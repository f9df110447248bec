package io.dangol.feedback.understanding.category;

import io.dangol.text.understanding.Example;
import io.dangol.text.understanding.ExampleTeaching;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The sentences that come with the product, for the categories that a shop begins with.
@ApplicationScoped
class RetailSet {
    private final Map<String, List<CategoryExample>> sentences = ExampleTeaching.standard().stream()
            .collect(Collectors.groupingBy(
                    Example::category,
                    Collectors.mapping(
                            example -> new CategoryExample(example.language().tag(), example.text()),
                            Collectors.toUnmodifiableList())));

    List<CategoryExample> of(String category) {
        return sentences.getOrDefault(category, List.of());
    }
}
