package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import io.dangol.local.Settings;
import io.dangol.local.keys.KeyPairFiles;
import io.dangol.local.process.Component;
import io.dangol.local.process.Leftovers;
import io.dangol.local.process.Phase;
import io.dangol.local.process.ProcessIdentity;
import io.dangol.local.process.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts the suite and stays until it is asked to end, by SIGTERM or SIGINT.
public final class UpCommand {
    static final String LAUNCHER = "launcher";

    private static final Duration FRONT_CHECK = Duration.ofSeconds(1);

    private final Settings settings;
    private final Console console;
    private final Optional<ProcessHandle> front;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean ending;

    /// @param front the process in front of which the suite runs; when it is gone the suite ends too
    public UpCommand(Settings settings, Console console, Optional<ProcessHandle> front) {
        this.settings = settings;
        this.console = console;
        this.front = front;
    }

    /// @throws CommandFailure if the suite cannot be started; then nothing of it runs any more
    public void run() throws IOException {
        Optional<HomeLock> lock = HomeLock.tryAcquire(settings.home());
        if (lock.isEmpty()) {
            throw new CommandFailure("The suite already runs in "
                    + settings.home().directory() + ": ./dangol status shows it, ./dangol down ends it.");
        }
        try (HomeLock _ = lock.get()) {
            runAlone();
        }
    }

    private void runAlone() throws IOException {
        long startedNanos = System.nanoTime();
        note(Phase.STARTING);
        Ports ports = ports();
        SuitePlan plan = SuitePlan.of(settings, ports);
        SuiteFile.write(settings, ports);
        Suite suite = new Suite(settings, plan, ports, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(suite), "stop the suite"));
        try {
            console.say("starting the database and the broker, then the services");
            suite.start();
            new RestartRequests(new RestartFiles(settings.home().run()), suite, console).start();
            note(Phase.READY);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos);
            announce(seconds);
            stay();
        } catch (CommandFailure failure) {
            if (!ending) {
                throw failure;
            }
        } finally {
            end(suite);
        }
    }

    private Ports ports() throws IOException {
        Ports old = Ports.read(settings.home().ports(), SuitePlan.portNames());
        endLeftovers(SuitePlan.of(settings, old));
        if (!Ports.isFree(settings.gatewayPort())) {
            throw new CommandFailure("Port %d is taken by another program: end that one, or choose another port with"
                            .formatted(settings.gatewayPort())
                    + " DANGOL_PORT=8090 ./dangol up.");
        }
        new KeyPairFiles(settings.home().keys()).createIfAbsent();
        return Ports.choose(settings.home().ports(), SuitePlan.portNames());
    }

    private void endLeftovers(SuitePlan plan) throws IOException {
        List<String> names = plan.inStopOrder().stream()
                .filter(component -> component != plan.postgres())
                .map(Component::name)
                .toList();
        int found = new Leftovers(settings.home().run()).end(names);
        if (found > 0) {
            console.say("ended " + found + " processes that an earlier start left behind");
        }
        if (Files.isDirectory(settings.home().postgres())) {
            plan.postgres().endLeftovers();
        }
    }

    private void announce(long seconds) {
        String url = SuiteFile.gatewayUrl(settings);
        console.say("ready after " + seconds + " s");
        console.say("  API        " + url + "/v1");
        console.say("  API docs   " + url + "/docs");
        console.say("  health     " + url + "/health");
        console.say("  a token    ./dangol token --role operator");
        console.say("  stop       " + (front.isPresent() ? "Ctrl-C" : "./dangol down"));
    }

    private void stay() {
        try {
            boolean asked = false;
            while (!asked && front.map(ProcessHandle::isAlive).orElse(true)) {
                asked = ended.await(FRONT_CHECK.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end(Suite suite) {
        ending = true;
        if (ended.getCount() > 0) {
            console.say("stopping");
            suite.stop();
            RunFile.delete(settings.home().run(), LAUNCHER);
            console.say("stopped");
            ended.countDown();
        }
    }

    private void note(Phase phase) {
        new RunFile(ProcessIdentity.of(ProcessHandle.current()), phase, settings.gatewayPort(), 0)
                .write(settings.home().run(), LAUNCHER);
    }
}
