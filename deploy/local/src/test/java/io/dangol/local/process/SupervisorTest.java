package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real processes, which are stopped and killed by real signals.
class SupervisorTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration PROBE = Duration.ofMillis(500);
    private static final List<String> SLEEPING = List.of("sleep", "600");

    @TempDir
    Path directory;

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Sleeper first = new Sleeper(1, SLEEPING);
    private Console console;
    private Supervisor supervisor;

    @BeforeEach
    void supervise() {
        console = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new LogFile(directory.resolve("launcher.log")),
                false,
                false,
                Clock.systemUTC());
        HangDetector impatient = new HangDetector(System::nanoTime, Duration.ofSeconds(8), Duration.ofSeconds(2));
        supervisor = new Supervisor(first, directory, directory, console, impatient, PROBE);
        supervisor.start();
        await().atMost(DEADLINE).until(() -> onFile().phase() == Phase.READY);
    }

    @AfterEach
    void stop() {
        supervisor.stop();
        console.close();
        assertThat(processes()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aStoppedProcessIsKilledAndStartedAgainAndTheReasonIsOnFileAndInTheLog() throws Exception {
        long stopped = onFile().identity().processId();
        signal("STOP", stopped);

        await().atMost(DEADLINE).until(() -> onFile().identity().processId() != stopped);
        await().atMost(DEADLINE).until(() -> onFile().phase() == Phase.READY);

        assertThat(ProcessHandle.of(stopped)).isEmpty();
        assertThat(onFile().restarts()).isEqualTo(1);
        assertThat(onFile().lastRestart()).contains("it did not answer for");
        assertThat(Files.readString(directory.resolve("launcher.log")))
                .contains("sleeper is started again: it did not answer for");
    }

    @Test
    void aProcessThatGoesOnInTimeIsLeftAlone() throws Exception {
        long stopped = onFile().identity().processId();
        int asked = first.asked.get();
        signal("STOP", stopped);
        await().atMost(DEADLINE).until(() -> first.asked.get() > asked);
        signal("CONT", stopped);

        int later = first.asked.get();
        await().atMost(DEADLINE).until(() -> first.asked.get() >= later + 2);
        assertThat(onFile().identity().processId()).isEqualTo(stopped);
        assertThat(onFile().restarts()).isZero();
    }

    @Test
    void aProcessThatSaysItIsNotLiveIsStartedAgain() {
        long failing = onFile().identity().processId();
        first.failing = true;
        await().atMost(DEADLINE).until(() -> onFile().identity().processId() != failing);
        first.failing = false;

        assertThat(onFile().lastRestart()).contains("its liveness check failed");
    }

    @Test
    void aKilledProcessIsStartedAgainWithItsStatusOnFile() {
        long killed = onFile().identity().processId();
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(DEADLINE).until(() -> onFile().identity().processId() != killed);
        assertThat(onFile().lastRestart()).contains("it ended with status 137");
    }

    @Test
    void theFormerProcessStaysUntilItsRequestsHaveMovedAndIsEndedThen() throws Exception {
        long former = onFile().identity().processId();
        Moves moves = new Moves(former);

        supervisor.replace(new Sleeper(2, SLEEPING), moves, steps::add);

        assertThat(moves.calls).startsWith("begin").contains("drained").doesNotContain("undo");
        assertThat(moves.formerAliveThroughout).isTrue();
        assertThat(ProcessHandle.of(former)).isEmpty();
        assertThat(onFile().port()).isEqualTo(2);
        assertThat(onFile().phase()).isEqualTo(Phase.READY);
        assertThat(onFile().restarts()).isEqualTo(1);
        assertThat(onFile().lastRestart()).endsWith("restarted on request");
        assertThat(RunFile.read(directory, RunFile.successor("sleeper"))).isEmpty();
        assertThat(RunFile.read(directory, RunFile.predecessor("sleeper"))).isEmpty();
    }

    @Test
    void aSuccessorIsWatchedAsItsPredecessorWas() throws Exception {
        supervisor.replace(new Sleeper(2, SLEEPING), new Moves(0), steps::add);
        long successor = onFile().identity().processId();

        ProcessHandle.of(successor).ifPresent(ProcessHandle::destroyForcibly);

        await().atMost(DEADLINE).until(() -> onFile().identity().processId() != successor);
        await().atMost(DEADLINE).until(() -> onFile().phase() == Phase.READY);
        assertThat(onFile().port()).isEqualTo(2);
    }

    @Test
    void aSuccessorThatEndsBeforeItIsReadyLeavesTheFormerProcessAlone() {
        RunFile before = onFile();
        Moves moves = new Moves(before.identity().processId());

        assertThatThrownBy(() -> supervisor.replace(new Sleeper(2, List.of("sh", "-c", "exit 3")), moves, steps::add))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("it ended with status 3")
                .hasMessageContaining("The old one stays");

        assertThat(moves.calls).isEmpty();
        assertThat(onFile()).isEqualTo(before);
        assertThat(RunFile.read(directory, RunFile.successor("sleeper"))).isEmpty();
    }

    @Test
    void anAddressThatCannotBePublishedIsTakenBackAndLeavesTheFormerProcessAlone() {
        RunFile before = onFile();
        Moves moves = new Moves(before.identity().processId());
        moves.failure = new IOException("the disk is full");

        assertThatThrownBy(() -> supervisor.replace(new Sleeper(2, SLEEPING), moves, steps::add))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the disk is full");

        assertThat(moves.calls).contains("undo");
        assertThat(onFile()).isEqualTo(before);
    }

    private RunFile onFile() {
        return RunFile.read(directory, "sleeper").orElse(new RunFile(new ProcessIdentity(0, 0), Phase.STARTING, 0, 0));
    }

    private static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .command()
                        .filter(path -> path.endsWith("sleep"))
                        .isPresent())
                .toList();
    }

    private static void signal(String signal, long process) throws IOException {
        assertThat(Commands.run(DEADLINE, List.of("kill", "-" + signal, Long.toString(process)))
                        .succeeded())
                .isTrue();
    }

    /// Is live as long as its process is not stopped.
    private static final class Sleeper implements Component {
        private final int port;
        private final List<String> command;
        private volatile boolean failing;
        private final AtomicInteger asked = new AtomicInteger();

        Sleeper(int port, List<String> command) {
            this.port = port;
            this.command = command;
        }

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public ProcessBuilder prepare() {
            return new ProcessBuilder(command);
        }

        @Override
        public boolean isReady() {
            return command.equals(SLEEPING) && isLive();
        }

        @Override
        public boolean isLive() {
            List<String> states = new ArrayList<>();
            for (ProcessHandle process : processes()) {
                try {
                    states.add(Commands.run(DEADLINE, List.of("ps", "-o", "stat=", "-p", process.pid() + ""))
                            .output());
                } catch (IOException gone) {
                    return false;
                }
            }
            return !states.isEmpty()
                    && states.stream().noneMatch(state -> state.strip().startsWith("T"));
        }

        @Override
        public Liveness liveness() {
            Liveness liveness = failing ? Liveness.FAILING : isLive() ? Liveness.LIVE : Liveness.SILENT;
            asked.incrementAndGet();
            return liveness;
        }

        @Override
        public void requestStop(Process process) {
            process.destroy();
        }

        @Override
        public Duration stopTimeout() {
            return Duration.ofSeconds(5);
        }
    }

    /// Takes three looks to be in use and three to be drained.
    private static final class Moves implements Handover {
        private final long former;
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile boolean formerAliveThroughout = true;
        private volatile IOException failure;

        Moves(long former) {
            this.former = former;
        }

        @Override
        public void begin() throws IOException {
            note("begin");
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public boolean isInUse() {
            note("used");
            return calls.stream().filter("used"::equals).count() >= 3;
        }

        @Override
        public boolean isDrained() {
            note("drained");
            return calls.stream().filter("drained"::equals).count() >= 3;
        }

        @Override
        public void undo() {
            note("undo");
        }

        private void note(String call) {
            calls.add(call);
            formerAliveThroughout &= ProcessHandle.of(former).isPresent();
        }
    }
}
