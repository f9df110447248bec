package io.dangol.benchmark.intake;

import io.dangol.kit.time.PublicId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ids that answers promised, to be looked for in the books.
final class AnswerIds {
    /// As much of an answer as its id needs.
    static final int KEPT_OF_ANSWER = 64;

    private static final String PREFIX = "fbk";
    private static final String MARK = "\"id\":\"";
    private static final int FIRST_ROOM = 1 << 14;

    private long[] high = new long[FIRST_ROOM];
    private long[] low = new long[FIRST_ROOM];
    private int count;
    private long others;

    /// @param answer the beginning of an answer, `{"id":"fbk_…`
    void add(ByteBuffer answer) {
        String text = StandardCharsets.US_ASCII.decode(answer).toString();
        int from = text.indexOf(MARK) + MARK.length();
        int to = from + PREFIX.length() + 1 + PublicId.ENCODED_LENGTH;
        Optional<UUID> id = text.contains(MARK) && to <= text.length()
                ? PublicId.parse(PREFIX, text.substring(from, to))
                : Optional.empty();
        id.ifPresentOrElse(this::add, () -> others++);
    }

    private void add(UUID id) {
        if (count == high.length) {
            high = Arrays.copyOf(high, count * 2);
            low = Arrays.copyOf(low, count * 2);
        }
        high[count] = id.getMostSignificantBits();
        low[count] = id.getLeastSignificantBits();
        count++;
    }

    /// Answers that promised no feedback, such as those of the quarantine.
    long others() {
        return others;
    }

    Stream<UUID> all() {
        return IntStream.range(0, count).mapToObj(index -> new UUID(high[index], low[index]));
    }
}
