package io.dangol.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private static final UUID PURCHASE = UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e");
    private static final UUID ANOTHER = UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7f");

    @Test
    void anIdFollowsFromTypeAggregateAndVersion() {
        UUID id = EventIds.of("a.v1", PURCHASE, 1);

        assertThat(id).isEqualTo(EventIds.of("a.v1", PURCHASE, 1));
        assertThat(List.of(
                        id,
                        EventIds.of("b.v1", PURCHASE, 1),
                        EventIds.of("a.v1", PURCHASE, 2),
                        EventIds.of("a.v1", ANOTHER, 1)))
                .doesNotHaveDuplicates();
    }

    /// Ids are kept by consumers for months: another way to make them would have every event taken twice.
    @Test
    void theWayIdsAreMadeNeverChanges() {
        assertThat(EventIds.of("a.v1", PURCHASE, 1)).hasToString("01995f3e-8a5d-8f95-8468-85c7f021e10d");
    }

    @Test
    void anIdIsAUuidOfVersion8WithTheTimeOfTheAggregate() {
        UUID id = EventIds.of("a.v1", PURCHASE, 1);

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("01995f3e-8a5d-8");
    }
}
