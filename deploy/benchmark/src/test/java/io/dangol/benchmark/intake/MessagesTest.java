package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void aLineHasAKindAScoreOrNoneAndWords() {
        assertThat(Messages.parse("review 4 좋아요. 또 살게요."))
                .isEqualTo(new Message("review", OptionalInt.of(4), Optional.of("좋아요. 또 살게요.")));
        assertThat(Messages.parse("inquiry - When?"))
                .isEqualTo(new Message("inquiry", OptionalInt.empty(), Optional.of("When?")));
    }

    @Test
    void thereAreAboutTwoHundredDifferentTextsOfWhichNoneOpensACase() throws IOException {
        List<Message> messages = Messages.withWords();

        assertThat(messages).hasSizeBetween(180, 220).doesNotHaveDuplicates();
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.kind()).isIn("review", "inquiry", "praise", "mention");
            assertThat(message.words().orElseThrow()).isNotBlank();
            assertThat(message.score().orElse(1)).isBetween(1, 5);
        });
        assertThat(messages)
                .filteredOn(message -> message.words().orElseThrow().matches(".*[가-힣].*"))
                .hasSizeBetween(100, 150);
    }

    @Test
    void everyFifthMessageIsAScoreWithoutWords() throws IOException {
        List<Message> messages = Messages.all();

        long scores = messages.stream()
                .filter(message -> message.shape() == Shape.SCORE)
                .count();
        assertThat(scores * 5.0 / messages.size()).isBetween(0.95, 1.05);
        assertThat(messages).extracting(Message::shape).contains(Shape.values());
    }
}
