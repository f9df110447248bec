package io.dangol.local.datakeys;

import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.keys.DataKey;
import io.dangol.local.keys.DataKey.State;
import io.dangol.local.keys.DataKeyFile;
import io.dangol.local.keys.DataKeyFile.Kind;
import io.dangol.local.keys.DataKeyFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// `keys status`, `keys rotate` and `keys retire`: the keys under which services keep data of persons.
///
/// The command changes the files only. The services read them every two seconds, and bring their data to a
/// new key.
public final class KeysCommand {
    /// Several times as long as services take to read a file again: a key is known everywhere before it is
    /// used anywhere, so that a lookup finds what another replica wrote a moment ago.
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(10);

    private static final String USAGE =
            "usage: ./dangol keys status | rotate encryption|index | retire encryption|index KEY";

    private final Home home;
    private final Clock clock;
    private final PrintStream out;
    private final Duration untilAllKnow;

    public KeysCommand(Home home, Clock clock, PrintStream out) {
        this(home, clock, out, UNTIL_ALL_KNOW);
    }

    KeysCommand(Home home, Clock clock, PrintStream out, Duration untilAllKnow) {
        this.home = home;
        this.clock = clock;
        this.out = out;
        this.untilAllKnow = untilAllKnow;
    }

    /// @throws CommandFailure if the arguments are wrong, or a key is still used
    public void run(List<String> arguments) throws IOException {
        String action = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (action + " " + arguments.size()) {
            case "status 1" -> {
                for (Kind kind : Kind.values()) {
                    new KeysReport(home, file(kind), clock.instant()).lines().forEach(out::println);
                }
            }
            case "rotate 2" -> rotate(file(kind(arguments.get(1))));
            case "retire 3" -> retire(file(kind(arguments.get(1))), arguments.get(2));
            default -> throw new CommandFailure(USAGE);
        }
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailure("There are encryption and index keys, not " + word + "; " + USAGE));
    }

    private DataKeyFile file(Kind kind) {
        return new DataKeyFiles(home.secrets(), clock).file(kind);
    }

    private void rotate(DataKeyFile file) throws IOException {
        try (KeysLock _ = KeysLock.acquire(home)) {
            String id = newKey(file);
            LockSupport.parkNanos(untilAllKnow.toNanos());
            file.makeCurrent(id, clock.instant());
            out.println(
                    "The " + file.kind().word() + " key " + id + " is the current one. The services bring their data"
                            + " to it in the background: ./dangol keys status shows how far they are.");
        }
    }

    /// A rotation that was broken off goes on with its key.
    private String newKey(DataKeyFile file) throws IOException {
        for (DataKey key : file.keys()) {
            if (key.state() == State.NEW) {
                out.println("Going on with the key " + key.id() + ", which a rotation has made before.");
                return key.id();
            }
        }
        String id = file.add(clock.instant());
        out.println("Made the key " + id + ". The services get to know it for " + untilAllKnow.toSeconds()
                + " s before it is used.");
        return id;
    }

    private void retire(DataKeyFile file, String id) throws IOException {
        try (KeysLock _ = KeysLock.acquire(home)) {
            new Retirement(home, file, clock.instant()).retire(id);
            out.println("The " + file.kind().word() + " key " + id + " is destroyed.");
        }
    }
}
