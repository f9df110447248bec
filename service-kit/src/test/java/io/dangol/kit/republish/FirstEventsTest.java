package io.dangol.kit.republish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FirstEventsTest {
    private record Told(String type) implements DomainEvent {
        @Override
        public String subject() {
            return "cus_1";
        }

        @Override
        public Instant occurredAt() {
            return Instant.EPOCH;
        }
    }

    @Test
    void placesAreInTheOrderOfTheDatabase() {
        Place low = new Place(UUID.fromString("01995f3e-0000-7000-8000-000000000000"), EventHistory.NONE);
        Place high = new Place(UUID.fromString("f1995f3e-0000-7000-8000-000000000000"), EventHistory.NONE);

        assertThat(low).isLessThan(high);
        assertThat(Place.START).isLessThan(low);
        assertThat(high).isLessThan(Place.END);
        assertThat(low).isLessThan(new Place(low.subject(), high.subject()));
    }

    @Test
    void eventsInOnePlaceAreNeverParted() {
        FirstEvents first = FirstEvents.NONE_READ
                .with(List.of(event(1, "a"), event(2, "a")), 2)
                .with(List.of(event(2, "b")), 2);

        assertThat(first.events()).hasSize(3);
        assertThat(first.upTo()).isEqualTo(place(2));
    }

    /// Whatever the histories hold and however small the pages are, each event comes once and in order.
    @Test
    void everyEventComesOnceAndInOrder() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<List<PastEvent>> histories = new ArrayList<>();
            int sum = 0;
            for (int history = 0; history < 3; history++) {
                List<PastEvent> events = new ArrayList<>();
                for (int number = 0; number < 20; number++) {
                    if (random.nextInt(3) == 0) {
                        events.add(event(number, "h" + history));
                    }
                }
                histories.add(events);
                sum += events.size();
            }
            int most = 1 + random.nextInt(6);

            List<PastEvent> told = tell(histories, most);

            assertThat(told).hasSize(sum).doesNotHaveDuplicates();
            assertThat(told).isSortedAccordingTo((one, other) -> one.place().compareTo(other.place()));
        }
    }

    private static List<PastEvent> tell(List<List<PastEvent>> histories, int most) {
        List<PastEvent> told = new ArrayList<>();
        Place after = Place.START;
        while (true) {
            FirstEvents first = FirstEvents.NONE_READ;
            for (List<PastEvent> history : histories) {
                Place from = after;
                Place upTo = first.upTo();
                first = first.with(
                        history.stream()
                                .filter(event -> event.place().compareTo(from) > 0
                                        && event.place().compareTo(upTo) <= 0)
                                .limit(most)
                                .toList(),
                        most);
            }
            if (first.events().isEmpty()) {
                return told;
            }
            told.addAll(first.events());
            after = first.events().getLast().place();
        }
    }

    private static PastEvent event(int number, String type) {
        return new PastEvent(place(number), new Told(type));
    }

    private static Place place(int number) {
        return new Place(new UUID(1, 1), new UUID(2, number));
    }
}
