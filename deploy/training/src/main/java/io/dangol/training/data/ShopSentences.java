package io.dangol.training.data;

import io.dangol.text.understanding.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Short reviews of goods, written for this project. There is no free data of Korean ones, and films and comments know
/// little of parcels, sizes and zips; English reviews of clothes are long, and seldom say that something is not bad.
public final class ShopSentences {
    private ShopSentences() {}

    /// The sentences with 1 for praise and 0 for blame.
    public static List<LabelledText> read(Language language) throws IOException {
        String resource = "/io/dangol/training/shop-%s.tsv".formatted(language.tag());
        try (InputStream input = ShopSentences.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IOException("there is no " + resource);
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
