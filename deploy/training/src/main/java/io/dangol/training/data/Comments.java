package io.dangol.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Korean comments as KOTE has them: id, text, and the numbers of the emotions that people saw in it.
///
/// @param malformed lines that are no comment
public record Comments(List<Comment> comments, int malformed) {
    private static final int EMOTIONS = 44;
    private static final int COMPLAINT = 0;
    /// Welcome, being moved, gratitude, respect, expectation, pride, comfort, care, joy, delight in something lovely,
    /// happiness, gladness, trust.
    private static final Set<Integer> GLAD = Set.of(1, 2, 4, 7, 8, 13, 14, 16, 28, 32, 40, 42, 43);
    /// Complaint, being fed up, anger, disappointment, distrust, despair, contempt, disgust, irritation, disbelief,
    /// bother, hatred, reluctance, boredom.
    private static final Set<Integer> UNHAPPY = Set.of(0, 3, 6, 10, 12, 19, 20, 21, 22, 23, 26, 31, 35, 37);

    /// One comment.
    public record Comment(String id, String text, Set<Integer> emotions) {
        public boolean isComplaint() {
            return emotions.contains(COMPLAINT);
        }

        /// How many more glad emotions than unhappy ones; from 2 on, up or down, most readers agree on its polarity.
        public int gladness() {
            int gladness = 0;
            for (int emotion : emotions) {
                gladness += GLAD.contains(emotion) ? 1 : UNHAPPY.contains(emotion) ? -1 : 0;
            }
            return gladness;
        }
    }

    public static Comments read(Path data) throws IOException {
        List<Comment> comments = new ArrayList<>();
        int[] malformed = new int[1];
        for (Path file : DataSet.files(data.resolve("kote"), ".tsv", ".tsv.gz")) {
            DataSet.lines(file, (number, line) -> {
                String[] columns = line.split("\t", -1);
                Set<Integer> emotions = columns.length == 3 ? emotions(columns[2]) : Set.of();
                if (emotions.isEmpty() || columns[1].isBlank()) {
                    malformed[0] += number == 0 && emotions.isEmpty() ? 0 : 1;
                } else {
                    comments.add(new Comment(columns[0], columns[1], emotions));
                }
            });
        }
        return new Comments(List.copyOf(comments), malformed[0]);
    }

    /// The comments with 1 for a complaint and 0 for none.
    public List<LabelledText> complaints() {
        return comments.stream()
                .map(comment -> new LabelledText(comment.id(), comment.isComplaint() ? 1 : 0, comment.text()))
                .toList();
    }

    /// Those with a clear polarity: 1 for glad, 0 for unhappy.
    public List<LabelledText> polar() {
        return comments.stream()
                .filter(comment -> Math.abs(comment.gladness()) >= 2)
                .map(comment -> new LabelledText(comment.id(), comment.gladness() > 0 ? 1 : 0, comment.text()))
                .toList();
    }

    private static Set<Integer> emotions(String list) {
        Set<Integer> emotions = new HashSet<>();
        for (String number : list.split(",", -1)) {
            try {
                int emotion = Integer.parseInt(number.strip());
                if (emotion < 0 || emotion >= EMOTIONS) {
                    return Set.of();
                }
                emotions.add(emotion);
            } catch (NumberFormatException none) {
                return Set.of();
            }
        }
        return emotions;
    }
}
