package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import io.dangol.local.Home;
import io.dangol.local.process.Component;
import io.dangol.local.process.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The running suite: first the database and the broker, then the services and the gateway, each supervised; stopped
/// in the opposite order.
final class Suite {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);

    private final SuitePlan plan;
    private final Home home;
    private final Console console;
    private final List<List<Supervisor>> started = new ArrayList<>();
    private boolean stopped;

    Suite(SuitePlan plan, Home home, Console console) {
        this.plan = plan;
        this.home = home;
        this.console = console;
    }

    /// Returns when every process is ready.
    ///
    /// @throws CommandFailure if one cannot be started; the others may still run
    void start() {
        long deadlineNanos = System.nanoTime() + START_TIMEOUT.toNanos();
        await(launch(List.of(plan.postgres())), launch(List.of(plan.broker())), deadlineNanos);
        await(launch(plan.services()), launch(List.of(plan.gateway())), deadlineNanos);
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
