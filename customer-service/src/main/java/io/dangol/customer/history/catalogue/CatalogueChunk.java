package io.dangol.customer.history.catalogue;

import io.dangol.customer.history.catalogue.ReadItem.Accepted;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of one chunk of an import, and what becomes of each. A key may come more than once: each record
/// completes what those before it said.
final class CatalogueChunk<D extends ItemDetails<D>> {
    private final D blank;
    private final List<Parsed<Accepted<D>>> records;
    private final Map<String, D> said = new HashMap<>();

    /// @param blank an item of which nothing is said
    CatalogueChunk(D blank, List<Parsed<Accepted<D>>> records) {
        this.blank = blank;
        this.records = List.copyOf(records);
        for (Parsed<Accepted<D>> record : records) {
            if (record instanceof Parsed.Good<Accepted<D>> good) {
                said.merge(good.content().key(), good.content().said(), ItemDetails::with);
            }
        }
    }

    /// What came of the records.
    ///
    /// @param changed the items that were known and are other than before, by key
    record Result<D>(Tally tally, Map<String, D> changed) {}

    /// What all records say of each item, by key.
    Map<String, D> said() {
        return Map.copyOf(said);
    }

    /// What the items are if nothing is known of them yet, by key.
    Map<String, D> whole() {
        Map<String, D> whole = new HashMap<>();
        said.forEach((key, details) -> whole.put(key, blank.with(details)));
        return whole;
    }

    /// @param known what is known of the items that there are, by key
    Result<D> apply(Map<String, D> known) {
        Map<String, D> present = new HashMap<>(known);
        long created = 0;
        long updated = 0;
        long unchanged = 0;
        List<LineError> errors = new ArrayList<>();
        for (Parsed<Accepted<D>> record : records) {
            switch (record) {
                case Parsed.Bad<Accepted<D>> bad -> errors.add(bad.error());
                case Parsed.Good<Accepted<D>> good -> {
                    D before = present.get(good.content().key());
                    D after = (before == null ? blank : before)
                            .with(good.content().said());
                    present.put(good.content().key(), after);
                    if (before == null) {
                        created++;
                    } else if (before.equals(after)) {
                        unchanged++;
                    } else {
                        updated++;
                    }
                }
            }
        }
        return new Result<>(new Tally(created, updated, unchanged, errors), changed(known, present));
    }

    /// What would be known after an earlier part of the import was done.
    ///
    /// @param earlier what that part said, by key
    Map<String, D> after(Map<String, D> known, Map<String, D> earlier) {
        Map<String, D> present = new HashMap<>(known);
        earlier.forEach((key, details) ->
                present.put(key, present.getOrDefault(key, blank).with(details)));
        return present;
    }

    private static <D> Map<String, D> changed(Map<String, D> before, Map<String, D> after) {
        Map<String, D> changed = new HashMap<>();
        before.forEach((key, known) -> {
            D present = after.getOrDefault(key, known);
            if (!present.equals(known)) {
                changed.put(key, present);
            }
        });
        return changed;
    }
}
