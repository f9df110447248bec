package io.dangol.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Korean film reviews as NSMC's raw files have them: film, rating, text. Ratings up to 4 blame (label 0), 9 and 10
/// praise (label 1); those between say neither and are left out.
///
/// @param malformed lines that are no review
public record Reviews(List<LabelledText> texts, int malformed) {
    private static final int WORST = 1;
    private static final int BLAME = 4;
    private static final int PRAISE = 9;
    private static final int BEST = 10;

    public static Reviews read(Path data) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        int[] malformed = new int[1];
        for (Path file : DataSet.files(data.resolve("nsmc"), ".tsv", ".tsv.gz")) {
            DataSet.lines(file, (number, line) -> {
                String[] columns = line.split("\t", 3);
                int rating = columns.length == 3 ? rating(columns[1]) : 0;
                if (rating == 0 || columns[2].isBlank()) {
                    malformed[0] += number == 0 && rating == 0 ? 0 : 1; // the first line may be a header
                } else if (rating <= BLAME || rating >= PRAISE) {
                    texts.add(new LabelledText(columns[0], rating <= BLAME ? 0 : 1, columns[2]));
                }
            });
        }
        return new Reviews(List.copyOf(texts), malformed[0]);
    }

    /// 0 if it is none.
    private static int rating(String text) {
        try {
            int rating = Integer.parseInt(text.strip());
            return rating < WORST || rating > BEST ? 0 : rating;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
