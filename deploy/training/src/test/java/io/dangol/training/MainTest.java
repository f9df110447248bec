package io.dangol.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.ModelFile;
import io.dangol.training.task.Workshop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private Path questions() throws IOException {
        Files.createDirectories(folder.resolve("data/banking77"));
        StringBuilder csv = new StringBuilder("text,category\n");
        for (int i = 0; i < 20; i++) {
            csv.append("where is my card number ").append(i).append(",card_arrival\n");
            csv.append("what is the exchange rate on day ").append(i).append(",exchange_rate\n");
            csv.append("my pin is blocked since day ").append(i).append(",pin_blocked\n");
        }
        Files.writeString(folder.resolve("data/banking77/train.csv"), csv + "malformed\n");
        return folder.resolve("data");
    }

    private static Workshop workshop(PrintStream output, long seed) {
        return new Workshop(output, Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC), seed);
    }

    private Classifier trained(String out, long seed) throws IOException {
        PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        new TrainCommand(questions(), folder.resolve(out), workshop(quiet, seed)).run();
        try (InputStream input = Files.newInputStream(folder.resolve(out).resolve("intent-en.model"))) {
            return ModelFile.read(input);
        }
    }

    @Test
    void theSameDataAndSeedGiveTheSameModel() throws IOException {
        Classifier one = trained("one", 1);

        assertThat(trained("two", 1).version()).isEqualTo(one.version());
        assertThat(trained("three", 2).version()).isNotEqualTo(one.version());
        assertThat(one.labels()).containsExactly("card_arrival", "exchange_rate", "pin_blocked");
        JsonNode card = new ObjectMapper().readTree(Files.readString(folder.resolve("one/intent-en.card.json")));
        assertThat(card.get("measured").get(0).get("accuracy").asDouble()).isEqualTo(1);
        assertThat(card.get("data").get(0).get("licence").asText()).isEqualTo("CC-BY-4.0");
        assertThat(card.get("date").asText()).isEqualTo("2026-11-24");
    }

    @Test
    void theLastLineOfAnEvaluationIsOneObjectKeyedByTask() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EvaluateCommand(questions(), new PrintStream(bytes, true, StandardCharsets.UTF_8)).run();

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode result = new ObjectMapper().readTree(lines.getLast());
        assertThat(result.fieldNames()).toIterable().containsExactly("intent");
        assertThat(result.get("intent").get("texts").asInt()).isEqualTo(60);
        assertThat(result.get("intent").get("malformed").asInt()).isEqualTo(1);
        assertThat(result.get("intent").get("textsPerSecond").asLong()).isPositive();
    }

    @Test
    void whatCannotBeDoneIsSaidAndFails() {
        assertThat(Main.run(List.of("evaluate", "classifiers", "--data", folder + "/nowhere")))
                .isEqualTo(1);
        assertThat(Main.run(List.of("evaluate", "classifiers", "--data", folder.toString())))
                .isEqualTo(1);
        assertThat(Main.run(List.of("evaluate", "classifiers"))).isEqualTo(1);
        assertThat(Main.run(List.of("train", "classifiers", "--data", folder.toString(), "--colour", "red")))
                .isEqualTo(1);
        assertThat(Main.run(List.of())).isEqualTo(1);
        assertThat(Main.run(List.of("--help"))).isZero();
    }
}
