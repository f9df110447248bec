package io.dangol.customer.history.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.catalogue.CatalogueChunk.Result;
import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.job.LineError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueChunkTest {
    private static final Note BLANK = new Note(null, "none");

    record Note(@Nullable String text, @Nullable String colour) implements ItemDetails<Note> {
        @Override
        public Note with(Note later) {
            return new Note(later.text == null ? text : later.text, later.colour == null ? colour : later.colour);
        }
    }

    @Test
    void aRecordCreatesOrUpdatesOrChangesNothing() {
        CatalogueChunk<Note> chunk = new CatalogueChunk<>(
                BLANK,
                List.of(
                        good(2, "a", new Note("x", null)),
                        good(3, "a", new Note(null, "red")),
                        good(4, "a", new Note("x", "red")),
                        good(5, "b", new Note("y", null)),
                        new Parsed.Bad<>(new LineError(6, "invalid", "text", "is required"))));

        Result<Note> result = chunk.apply(Map.of("b", new Note("z", "blue")));

        assertThat(result.tally().created()).isEqualTo(1);
        assertThat(result.tally().updated()).isEqualTo(2);
        assertThat(result.tally().unchanged()).isEqualTo(1);
        assertThat(result.tally().errors()).extracting(LineError::line).containsExactly(6L);
        assertThat(result.changed()).isEqualTo(Map.of("b", new Note("y", "blue")));
        assertThat(chunk.whole().get("a")).isEqualTo(new Note("x", "red"));
    }

    @Property
    void aBodyCutAnywhereComesToTheSame(@ForAll("records") List<Parsed<Accepted<Note>>> records) {
        for (int cut = 0; cut <= records.size(); cut++) {
            Map<String, Note> stored = new HashMap<>(Map.of("a", new Note("stored", "red")));
            Result<Note> whole = new CatalogueChunk<>(BLANK, records).apply(stored);
            CatalogueChunk<Note> first = new CatalogueChunk<>(BLANK, records.subList(0, cut));
            CatalogueChunk<Note> second = new CatalogueChunk<>(BLANK, records.subList(cut, records.size()));

            Result<Note> before = first.apply(stored);
            Result<Note> after = second.apply(second.after(stored, first.said()));

            assertThat(before.tally().created() + after.tally().created())
                    .isEqualTo(whole.tally().created());
            assertThat(before.tally().updated() + after.tally().updated())
                    .isEqualTo(whole.tally().updated());
            assertThat(before.tally().unchanged() + after.tally().unchanged())
                    .isEqualTo(whole.tally().unchanged());
        }
    }

    @Property
    void theSameRecordsAgainChangeNothing(@ForAll("distinct") List<Parsed<Accepted<Note>>> records) {
        CatalogueChunk<Note> chunk = new CatalogueChunk<>(BLANK, records);

        Result<Note> again = chunk.apply(chunk.whole());

        assertThat(again.tally().unchanged()).isEqualTo(records.size());
        assertThat(again.changed()).isEmpty();
    }

    @Provide
    Arbitrary<List<Parsed<Accepted<Note>>>> records() {
        return record().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Parsed<Accepted<Note>>>> distinct() {
        return records().map(records -> {
            Map<String, Parsed<Accepted<Note>>> byKey = new HashMap<>();
            records.forEach(record ->
                    byKey.put(((Parsed.Good<Accepted<Note>>) record).content().key(), record));
            return new ArrayList<>(byKey.values());
        });
    }

    private static Arbitrary<Parsed<Accepted<Note>>> record() {
        Arbitrary<@Nullable String> word = Arbitraries.of("x", "y").injectNull(0.4);
        return Combinators.combine(Arbitraries.of("a", "b", "c"), word, word)
                .as((key, text, colour) -> good(1, key, new Note(text, colour)));
    }

    private static Parsed<Accepted<Note>> good(long line, String key, Note said) {
        return new Parsed.Good<>(line, new Accepted<>(key, said));
    }
}
