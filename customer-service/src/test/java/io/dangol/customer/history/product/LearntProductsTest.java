package io.dangol.customer.history.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.SoldLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearntProductsTest {
    @Test
    void theNewestLineOfASkuCountsAndOlderOnesFillWhatItLeavesOut() {
        List<SoldLine> newest = LearntProducts.newest(List.of(
                line("B", "b", null, 1),
                line("A", "old", "told", 1),
                line("A", null, null, 3),
                line("A", "new", null, 2)));

        assertThat(newest).containsExactly(line("A", "new", "told", 3), line("B", "b", null, 1));
    }

    @Test
    void ofLinesOfOneMomentTheFirstCounts() {
        assertThat(LearntProducts.newest(List.of(line("A", "first", null, 1), line("A", "second", "told", 1))))
                .containsExactly(line("A", "first", "told", 1));
    }

    @Property
    void theOrderOfLinesOfDifferentMomentsDoesNotMatter(
            @ForAll @Size(max = 12) List<Boolean> says, @ForAll Random random) {
        List<SoldLine> lines = new ArrayList<>(IntStream.range(0, says.size())
                .mapToObj(second ->
                        line("sku-" + second % 3, says.get(second) ? "category-" + second : null, null, second))
                .toList());
        List<SoldLine> expected = LearntProducts.newest(lines);

        Collections.shuffle(lines, random);

        assertThat(LearntProducts.newest(lines)).isEqualTo(expected);
    }

    private static SoldLine line(String sku, @Nullable String category, @Nullable String description, long second) {
        return new SoldLine(sku, category, description, Instant.ofEpochSecond(second));
    }
}
