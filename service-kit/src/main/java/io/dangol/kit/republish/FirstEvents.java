package io.dangol.kit.republish;

import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The first events of the histories that were read so far, in order.
///
/// @param upTo up to where they are all there; the next history is read up to here
record FirstEvents(List<PastEvent> events, Place upTo) {
    static final FirstEvents NONE_READ = new FirstEvents(List.of(), Place.END);

    FirstEvents {
        events = List.copyOf(events);
    }

    /// Merges what another history has up to here.
    ///
    /// @param most how many of it were read at most: with as many it may have more
    FirstEvents with(List<PastEvent> read, int most) {
        List<PastEvent> all = new ArrayList<>(events);
        all.addAll(read);
        all.sort(Comparator.comparing(PastEvent::place));
        if (all.size() < most) {
            return new FirstEvents(all, upTo);
        }
        Place last = all.get(most - 1).place();
        // Events of two histories that stand in one place go together: what follows is read behind it.
        return new FirstEvents(
                all.stream()
                        .takeWhile(event -> event.place().compareTo(last) <= 0)
                        .toList(),
                last);
    }
}
