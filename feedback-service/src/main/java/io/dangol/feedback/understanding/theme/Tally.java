package io.dangol.feedback.understanding.theme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Counts who says a theme. Readings come speaker by speaker and day by day, so that the one before tells whether this
/// one is new.
final class Tally {
    private static final int EXAMPLES_MOST = 3;

    private int speakersNow;
    private int speakersBefore;
    private int speakers;
    private int lastNow = -1;
    private int lastBefore = -1;
    private int last = -1;
    private LocalDate lastDay = LocalDate.MIN;
    private int occasionsNow;
    private int occasionsBefore;
    private int feedback;
    private int positive;
    private int negative;
    private final List<UUID> examples = new ArrayList<>(1);

    /// @param speaker a number that grows from speaker to speaker
    void see(Reading reading, int speaker) {
        if (last != speaker || !lastDay.equals(reading.day())) {
            lastDay = reading.day();
            occasionsNow += reading.now() ? 1 : 0;
            occasionsBefore += reading.now() ? 0 : 1;
        }
        if (last != speaker) {
            last = speaker;
            speakers++;
            if (examples.size() < EXAMPLES_MOST) {
                examples.add(reading.feedbackId());
            }
        }
        if (reading.now()) {
            seeNow(reading, speaker);
        } else if (lastBefore != speaker) {
            lastBefore = speaker;
            speakersBefore++;
        }
    }

    private void seeNow(Reading reading, int speaker) {
        if (lastNow != speaker) {
            lastNow = speaker;
            speakersNow++;
        }
        feedback++;
        positive += reading.polarity() > 0 ? 1 : 0;
        negative += reading.polarity() < 0 ? 1 : 0;
    }

    /// Distinct customers who said it in each window.
    Pair said() {
        return new Pair(speakersNow, speakersBefore);
    }

    /// The same, but whoever says it on two days counts twice.
    Pair occasions() {
        return new Pair(occasionsNow, occasionsBefore);
    }

    /// Distinct customers of both windows together.
    int speakers() {
        return speakers;
    }

    /// Pieces of feedback in the window.
    int feedback() {
        return feedback;
    }

    int positive() {
        return positive;
    }

    int negative() {
        return negative;
    }

    /// Some feedback that it is in, each by another customer.
    List<UUID> examples() {
        return examples;
    }
}
