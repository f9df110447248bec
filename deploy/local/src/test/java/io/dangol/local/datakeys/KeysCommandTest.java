package io.dangol.local.datakeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.keys.DataKey;
import io.dangol.local.keys.DataKey.State;
import io.dangol.local.keys.DataKeyFile;
import io.dangol.local.keys.DataKeyFile.Kind;
import io.dangol.local.keys.DataKeyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The command while the suite does not run.
class KeysCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Home home;

    @BeforeEach
    void makeKeys(@TempDir Path directory) throws IOException {
        home = new Home(directory);
        home.create();
        new DataKeyFiles(home.secrets(), clock(0)).environment();
    }

    @Test
    void theStatusNamesEachKeyAndSaysWhatIsNotKnown() throws IOException {
        String encryption = keys(Kind.ENCRYPTION).getFirst().id();
        String index = keys(Kind.INDEX).getFirst().id();

        run(0, "status");

        assertThat(lines())
                .containsExactly(
                        "encryption keys, in " + home.secrets().resolve("data-encryption.json"),
                        "  " + encryption
                                + "  current   made 2026-11-30T15:00:00Z  customer: not known, its database does"
                                + " not answer, feedback: not known, its database does not answer",
                        "index keys, in " + home.secrets().resolve("data-index.json"),
                        "  " + index + "  current   made 2026-11-30T15:00:00Z  customer: not known, its database does"
                                + " not answer, feedback: not known, its database does not answer");
    }

    @ParameterizedTest
    @EnumSource
    void aRotationMakesANewKeyTheCurrentOne(Kind kind) throws IOException {
        String first = keys(kind).getFirst().id();

        run(60, "rotate", kind.word());

        List<DataKey> keys = keys(kind);
        assertThat(keys).extracting(DataKey::state).containsExactly(State.PREVIOUS, State.CURRENT);
        assertThat(keys.getFirst().id()).isEqualTo(first);
        assertThat(keys.get(1).currentSince()).contains(NOW.plusSeconds(60));
        assertThat(lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("The " + kind.word() + " key " + keys.get(1).id() + " is the current one.");
        for (Kind other : Kind.values()) {
            assertThat(keys(other)).hasSize(other == kind ? 2 : 1);
        }
    }

    @Test
    void aRotationThatWasBrokenOffGoesOnWithItsKey() throws IOException {
        String made = file(Kind.INDEX).add(NOW);

        run(60, "rotate", "index");

        assertThat(keys(Kind.INDEX)).hasSize(2).last().satisfies(key -> {
            assertThat(key.id()).isEqualTo(made);
            assertThat(key.state()).isEqualTo(State.CURRENT);
        });
        assertThat(lines()).first().asString().startsWith("Going on with the key " + made);
    }

    @Test
    void aKeyIsNotRetiredWhileItMayBeUsed() throws IOException {
        String first = keys(Kind.ENCRYPTION).getFirst().id();
        assertRefused(0, "The key " + first + " is the current one", "retire", "encryption", first);
        assertRefused(0, "There is no encryption key 00000000", "retire", "encryption", "00000000");
        assertRefused(0, "There is no index key " + first, "retire", "index", first);

        run(60, "rotate", "encryption");

        assertRefused(
                61,
                "The services may still write with the key " + first + ": try again in 59 s.",
                "retire",
                "encryption",
                first);
        // The services cannot be asked.
        assertRefused(200, "The database of customer-service cannot be asked", "retire", "encryption", first);
        assertThat(keys(Kind.ENCRYPTION)).hasSize(2);
    }

    @Test
    void oneCommandAtATimeChangesKeys() throws IOException {
        try (KeysLock _ = KeysLock.acquire(home)) {
            assertRefused(0, "Another command changes keys now", "rotate", "index");
        }
        run(0, "rotate", "index");
        assertThat(keys(Kind.INDEX)).hasSize(2);
    }

    @Test
    void wrongUseIsRefusedInOneSentence() {
        assertRefused(0, "usage: ./dangol keys status | rotate");
        assertRefused(0, "usage: ./dangol keys status | rotate", "rotate");
        assertRefused(0, "usage: ./dangol keys status | rotate", "status", "all");
        assertRefused(0, "usage: ./dangol keys status | rotate", "retire", "index");
        assertRefused(0, "There are encryption and index keys, not all;", "rotate", "all");
    }

    @Test
    void withoutKeysThereIsNothingToDo(@TempDir Path directory) {
        home = new Home(directory);
        home.create();

        for (String[] arguments : List.of(new String[] {"status"}, new String[] {"rotate", "index"})) {
            assertRefused(0, "There are no keys yet: ./dangol up makes them.", arguments);
        }
    }

    private void run(long seconds, String... arguments) throws IOException {
        new KeysCommand(
                        home,
                        clock(seconds),
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        Duration.ofMillis(1))
                .run(List.of(arguments));
    }

    private void assertRefused(long seconds, String message, String... arguments) {
        assertThatThrownBy(() -> run(seconds, arguments))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(message);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<DataKey> keys(Kind kind) throws IOException {
        return file(kind).keys();
    }

    private DataKeyFile file(Kind kind) {
        return new DataKeyFile(kind, home.secrets());
    }

    private static Clock clock(long seconds) {
        return Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC);
    }
}
