package io.dangol.kit.crypto.rotation;

import io.dangol.kit.crypto.BlindIndex;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.transaction.Outage;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// Learns of new keys every two seconds, and brings data to them every five, in the background.
@ApplicationScoped
class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(30);
    private static final Duration UNREADABLE_TRIED_EVERY = Duration.ofMinutes(1);

    private final KeyProvider provider;
    private final BlindIndex index;
    private final Rewrapping rewrapping;
    private final IndexRotation indexRotation;
    private final KeySettings.Rotation settings;
    private final Clock clock;
    private volatile Instant countAfter = Instant.MIN;
    private volatile Instant rewrapAfter = Instant.MIN;
    private volatile int unreadable;

    KeyRotation(
            KeyProvider provider,
            BlindIndex index,
            Rewrapping rewrapping,
            IndexRotation indexRotation,
            KeySettings settings,
            Clock clock) {
        this.provider = provider;
        this.index = index;
        this.rewrapping = rewrapping;
        this.indexRotation = indexRotation;
        this.settings = settings.rotation();
        this.clock = clock;
    }

    /// Keys that cannot be used keep the service from starting: the beans read them when they are made.
    void requireKeys(@Observes StartupEvent event) {
        LOG.debugf("the index has the keys %s", index.keyIds());
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return Uni.createFrom()
                .deferred(provider::refresh)
                .onFailure()
                .recoverWithUni(KeyRotation::noteFailure)
                .chain(() -> Uni.createFrom()
                        .voidItem()
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(_ -> index.refresh()));
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> bringToCurrentKeys() {
        if (!settings.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(this::rewrap)
                .onFailure()
                .recoverWithUni(KeyRotation::noteFailure)
                .chain(() ->
                        Uni.createFrom().deferred(this::reindex).onFailure().recoverWithUni(KeyRotation::noteFailure));
    }

    private Uni<Void> rewrap() {
        if (clock.instant().isBefore(rewrapAfter)) {
            return Uni.createFrom().voidItem();
        }
        return rewrapping.run().flatMap(progress -> {
            boolean isNews = progress.rewrapped() > 0 || progress.unreadable() != unreadable;
            unreadable = progress.unreadable();
            if (progress.rewrapped() == 0 && progress.unreadable() > 0) {
                rewrapAfter = clock.instant().plus(UNREADABLE_TRIED_EVERY);
            }
            return isNews
                    ? rewrapping
                            .remaining()
                            .invoke(remaining -> tell(progress, remaining))
                            .replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    private void tell(Rewrapping.Progress progress, Map<String, Long> remaining) {
        if (progress.rewrapped() > 0) {
            LOG.infof(
                    "%d keys were wrapped under the key %s; now there are, by key: %s",
                    progress.rewrapped(), provider.currentKeyId(), remaining);
        }
        if (progress.unreadable() > 0) {
            Set<String> missing = new TreeSet<>(remaining.keySet());
            missing.removeAll(provider.keyIds());
            LOG.errorf(
                    "%d keys of subjects cannot be unwrapped, so their data cannot be read; %s",
                    progress.unreadable(),
                    missing.isEmpty() ? "they are damaged" : "bring back the key-encryption keys " + missing);
        }
    }

    private Uni<Void> reindex() {
        return indexRotation.run().flatMap(replaced -> {
            boolean isCountWanted =
                    index.keyIds().size() > 1 && !clock.instant().isBefore(countAfter);
            if (replaced == 0 && !isCountWanted) {
                return Uni.createFrom().voidItem();
            }
            return indexRotation
                    .note()
                    .invoke(counts -> {
                        countAfter = clock.instant().plus(COUNTED_EVERY);
                        if (replaced > 0) {
                            LOG.infof(
                                    "%d index entries were brought to the key %s; now there are, by key: %s",
                                    replaced, index.currentKeyId(), counts);
                        }
                    })
                    .replaceWithVoid();
        });
    }

    /// The next time tries again, which it does for as long as the database or the key service is away.
    private static Uni<Void> noteFailure(Throwable failure) {
        if (Outage.isToldBy(failure)) {
            LOG.debug("keys wait for the database or the key service", failure);
        } else {
            LOG.error("data cannot be brought to the current keys; it is tried again", failure);
        }
        return Uni.createFrom().voidItem();
    }
}
