package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import io.dangol.local.process.Component;
import io.dangol.local.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The running suite: first the database and the broker, then the services and the gateway, each supervised; stopped
/// in the opposite order.
final class Suite {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(6);

    private final Settings settings;
    private final SuitePlan plan;
    private final GatewayTargets targets;
    private final Console console;
    private final List<List<Supervisor>> started = new ArrayList<>();
    private Ports ports;
    private boolean stopped;

    /// @param ports those of the plan
    Suite(Settings settings, SuitePlan plan, Ports ports, Console console) {
        this.settings = settings;
        this.plan = plan;
        this.ports = ports;
        this.targets = new GatewayTargets(settings);
        this.console = console;
    }

    /// Returns when every process is ready.
    ///
    /// @throws CommandFailure if one cannot be started; the others may still run
    void start() throws IOException {
        targets.write(ports);
        long deadlineNanos = System.nanoTime() + START_TIMEOUT.toNanos();
        await(launch(List.of(plan.postgres())), launch(List.of(plan.broker())), deadlineNanos);
        await(launch(plan.services()), launch(List.of(plan.gateway())), deadlineNanos);
    }

    /// Replaces the process of a service by a new one, without a moment in which none is ready. One at
    /// a time.
    ///
    /// @param name one of [SuitePlan#SERVICES]
    /// @param progress is told each step, a sentence
    /// @throws CommandFailure if the service was not restarted; the old process stays, and the message
    ///     says why
    void restart(String name, Consumer<String> progress) throws IOException, InterruptedException {
        Supervisor supervisor = supervisor(name);
        Ports next = ports.withAnother(name);
        Component successor = SuitePlan.of(settings, next).service(name);
        long startedNanos = System.nanoTime();
        supervisor.replace(successor, new ServiceHandover(settings, targets, name, ports, next), progress);
        ports = next;
        progress.accept("%s: restarted in %d s"
                .formatted(name, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos)));
    }

    private synchronized Supervisor supervisor(String name) {
        return started.stream()
                .flatMap(List::stream)
                .filter(supervisor -> supervisor.name().equals(name) && SuitePlan.SERVICES.contains(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "No service " + name + " runs; there are " + String.join(", ", SuitePlan.SERVICES) + "."));
    }

    /// Ends every process in order; returns when all have ended, in bounded time.
    synchronized void stop() {
        stopped = true;
        for (List<Supervisor> group : started.reversed()) {
            List<Thread> stops = group.stream()
                    .map(supervisor -> Thread.ofPlatform().name("stop").start(supervisor::stop))
                    .toList();
            for (Thread stop : stops) {
                try {
                    stop.join();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        started.clear();
    }

    private synchronized List<CompletableFuture<?>> launch(List<? extends Component> components) {
        if (stopped) {
            throw new CommandFailure("The suite was stopped while it started.");
        }
        List<Supervisor> group = new ArrayList<>();
        List<CompletableFuture<?>> ready = new ArrayList<>();
        Home home = settings.home();
        for (Component component : components) {
            Supervisor supervisor = new Supervisor(component, home.run(), home.logs(), console);
            supervisor.start();
            group.add(supervisor);
            ready.add(supervisor.firstReady().thenRun(() -> console.say(component.name() + " is ready")));
        }
        started.add(group);
        return ready;
    }

    private static void await(List<CompletableFuture<?>> first, List<CompletableFuture<?>> second, long deadlineNanos) {
        CompletableFuture<?>[] all =
                Stream.concat(first.stream(), second.stream()).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Object> failure = new CompletableFuture<>();
        for (CompletableFuture<?> one : all) {
            one.exceptionally(cause -> {
                failure.completeExceptionally(cause);
                return null;
            });
        }
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all), failure)
                    .get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("The start was interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw asCommandFailure(failed);
        } catch (TimeoutException late) {
            throw new CommandFailure(
                    "The suite was not ready within " + START_TIMEOUT.toMinutes() + " minutes; see ./dangol logs.",
                    late);
        }
    }

    private static CommandFailure asCommandFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandFailure found) {
                return found;
            }
        }
        return new CommandFailure("The suite could not be started: " + failure.getMessage(), failure);
    }
}
