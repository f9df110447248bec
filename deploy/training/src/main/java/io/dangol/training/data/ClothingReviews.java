package io.dangol.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// English reviews of clothes: rating, recommended, department, title, text, with the quoting of CSV (RFC 4180).
/// Ratings 1 and 2 blame (label 0), 4 and 5 praise (label 1); 3 says neither and is left out. A title speaks for
/// itself: it is a short text of its own, in the group of its review.
///
/// @param malformed records that are no review
public record ClothingReviews(List<LabelledText> texts, List<LabelledText> titles, int malformed) {
    private static final int COLUMNS = 5;
    private static final int TITLE = 3;
    private static final int TEXT = 4;
    private static final int BLAME = 2;
    private static final int PRAISE = 4;

    public static ClothingReviews read(Path data) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        List<LabelledText> titles = new ArrayList<>();
        int malformed = 0;
        for (Path file : DataSet.files(data.resolve("clothing"), ".csv", ".csv.gz")) {
            try (BufferedReader reader = DataSet.open(file)) {
                for (List<String> review : Csv.records(reader)) {
                    int rating = review.size() == COLUMNS ? rating(review.getFirst()) : 0;
                    boolean header = review.getFirst().equals("rating");
                    if (rating == 0 || review.get(TEXT).isBlank()) {
                        malformed += header ? 0 : 1;
                    } else if (rating <= BLAME || rating >= PRAISE) {
                        int label = rating >= PRAISE ? 1 : 0;
                        String group = String.valueOf(texts.size());
                        texts.add(new LabelledText(group, label, review.get(TEXT)));
                        if (!review.get(TITLE).isBlank()) {
                            titles.add(new LabelledText(group, label, review.get(TITLE)));
                        }
                    }
                }
            }
        }
        return new ClothingReviews(List.copyOf(texts), List.copyOf(titles), malformed);
    }

    /// 1 to 5; 0 if it is none.
    private static int rating(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '5' ? text.charAt(0) - '0' : 0;
    }
}
