package io.dangol.feedback.understanding.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void aMillionKeysKeepTheirNumbersWhateverTheyShare() {
        KeyTable table = new KeyTable();
        for (int key = 0; key < 1_000_000; key++) {
            assertThat(table.add((long) key << 32)).isEqualTo(key);
        }
        assertThat(table.size()).isEqualTo(1_000_000);
        assertThat(table.find(7L << 32)).isEqualTo(7);
        assertThat(table.find(7)).isEqualTo(-1);
    }

    @Property(tries = 200)
    void aKeyHasOneNumber(@ForAll List<Long> keys) {
        KeyTable table = new KeyTable();
        Map<Long, Integer> numbers = new HashMap<>();
        for (long key : keys) {
            int expected = numbers.computeIfAbsent(key, first -> numbers.size());
            assertThat(table.add(key)).isEqualTo(expected);
        }
        numbers.forEach((key, number) -> assertThat(table.find(key)).isEqualTo(number));
    }
}
