package io.dangol.local.process;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One replacement of a running process, step by step: the successor starts, becomes ready and gets the new requests;
/// then the former process finishes its own and ends.
final class Replacement {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration IN_USE_WITHIN = Duration.ofSeconds(15);
    /// Longer than an ordinary request may take; an import that takes longer is cut and continued by
    /// its client.
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private final Watched watched;
    private final Component component;
    private final Handover handover;
    private final Console console;
    private final Consumer<String> progress;

    Replacement(Watched watched, Component component, Handover handover, Console console, Consumer<String> progress) {
        this.watched = watched;
        this.component = component;
        this.handover = handover;
        this.console = console;
        this.progress = progress;
    }

    /// @throws CommandFailure if the former process stays
    void run() throws InterruptedException {
        Life successor = start();
        boolean adopted = false;
        try {
            awaitReady(successor);
            handOver();
            Optional<Life> former = watched.adopt(successor);
            adopted = true;
            if (former.isPresent()) {
                drain();
                former.get().end(console);
            }
            watched.forgetPredecessor();
        } finally {
            if (!adopted) {
                successor.end(console);
                watched.forgetSuccessor();
            }
        }
    }

    private Life start() {
        try {
            Life started = watched.startBeside(component);
            progress.accept("%s: the new process %d starts on port %d beside the old one"
                    .formatted(component.name(), started.process().pid(), component.port()));
            return started;
        } catch (IOException failure) {
            throw new CommandFailure(
                    "The new process of " + component.name() + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    private void awaitReady(Life successor) throws InterruptedException {
        boolean ready = await(READY_WITHIN, () -> !successor.isAlive() || component.isReady());
        if (!successor.isAlive()) {
            throw notReady(successor.ending());
        }
        if (!ready) {
            throw notReady("it was not ready within " + READY_WITHIN.toSeconds() + " s");
        }
        progress.accept(component.name() + ": the new process is ready and gets all new requests");
    }

    private CommandFailure notReady(String reason) {
        return new CommandFailure("The new process of %s cannot take over: %s; see ./dangol logs %s. The old one stays."
                .formatted(component.name(), reason, component.name()));
    }

    private void handOver() throws InterruptedException {
        try {
            handover.begin();
            if (await(IN_USE_WITHIN, handover::isInUse)) {
                return;
            }
            undo();
        } catch (IOException failure) {
            undo();
            throw new CommandFailure("The new process of %s cannot take over: %s. The old one stays."
                    .formatted(component.name(), failure.getMessage()));
        }
        throw notReady("the gateway did not take its address within " + IN_USE_WITHIN.toSeconds() + " s");
    }

    private void undo() throws InterruptedException {
        try {
            handover.undo();
            if (!watched.isStopping()) {
                await(IN_USE_WITHIN, handover::isInUse);
            }
        } catch (IOException failure) {
            console.say("%s: %s".formatted(component.name(), failure.getMessage()));
        }
    }

    private void drain() throws InterruptedException {
        progress.accept(component.name() + ": the old process finishes its requests");
        long deadlineNanos = System.nanoTime() + DRAINED_WITHIN.toNanos();
        while (!handover.isDrained() && System.nanoTime() < deadlineNanos && !watched.isStopping()) {
            watched.pause(PAUSE);
        }
        if (!handover.isDrained()) {
            progress.accept(component.name() + ": the old process ends although it still has requests");
        }
    }

    /// @return whether the condition held in time
    /// @throws CommandFailure if the suite stops meanwhile
    private boolean await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (watched.isStopping()) {
                throw new CommandFailure("The suite stops.");
            }
            if (System.nanoTime() >= deadlineNanos) {
                return false;
            }
            watched.pause(PAUSE);
        }
        return true;
    }
}
