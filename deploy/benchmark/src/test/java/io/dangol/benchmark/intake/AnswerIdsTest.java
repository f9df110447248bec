package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AnswerIdsTest {
    private final AnswerIds ids = new AnswerIds();

    @Test
    void theIdsOfAnswersAreKeptHoweverMany() {
        List<UUID> promised = LongStream.range(0, 20_000)
                .mapToObj(number -> new UUID(number, -number))
                .toList();

        promised.forEach(id -> add("{\"id\":\"%s\",\"state\":\"received\"}".formatted(PublicId.format("fbk", id))));

        assertThat(ids.all()).isEqualTo(promised);
        assertThat(ids.others()).isZero();
    }

    @Test
    void anAnswerThatPromisesNoFeedbackIsCounted() {
        add("{\"id\":\"%s\",\"state\":\"quarantined\"}".formatted(PublicId.format("qua", new UUID(1, 2))));
        add("{\"id\":\"fbk_0");
        add("");

        assertThat(ids.all()).isEmpty();
        assertThat(ids.others()).isEqualTo(3);
    }

    private void add(String answer) {
        ids.add(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    }
}
