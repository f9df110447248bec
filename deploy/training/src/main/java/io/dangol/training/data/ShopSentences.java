package io.dangol.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Short Korean reviews of goods, written for this project: there is no free data of those, and films and comments know
/// little of parcels, sizes and zips.
public final class ShopSentences {
    private static final String RESOURCE = "/io/dangol/training/shop-ko.tsv";

    private ShopSentences() {}

    /// The sentences with 1 for praise and 0 for blame.
    public static List<LabelledText> read() throws IOException {
        try (InputStream input = ShopSentences.class.getResourceAsStream(RESOURCE)) {
            if (input == null) {
                throw new IOException("there is no " + RESOURCE);
            }
            List<LabelledText> sentences = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    sentences.add(sentence(line));
                }
            }
            return List.copyOf(sentences);
        }
    }

    private static LabelledText sentence(String line) throws IOException {
        String[] columns = line.split("\t", -1);
        if (columns.length != 2) {
            throw new IOException("no sentence: " + line);
        }
        return switch (columns[0]) {
            case "positive" -> new LabelledText("shop", 1, columns[1]);
            case "negative" -> new LabelledText("shop", 0, columns[1]);
            default -> throw new IOException("no polarity: " + line);
        };
    }
}
