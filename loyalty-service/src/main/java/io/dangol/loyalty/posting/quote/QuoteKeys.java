package io.dangol.loyalty.posting.quote;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What signs quotes: the newest key does, and every one that there is verifies. All replicas share them, in the
/// database; the first is made when the first quote is. They are read anew once a minute, and where a quote names a key
/// that is newer than those.
@ApplicationScoped
class QuoteKeys {
    private static final int SECRET_BYTES = 32;
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final QuoteKeyRepository repository;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    QuoteKeys(Transactions transactions, QuoteKeyRepository repository, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.clock = clock;
    }

    private record Known(NavigableMap<Integer, byte[]> keys, Instant until) {}

    /// The keys by their numbers; at least one.
    Uni<NavigableMap<Integer, byte[]>> all() {
        return knowing(0);
    }

    /// The same, and not from before there was a key of this number.
    Uni<NavigableMap<Integer, byte[]>> knowing(int keyId) {
        return Uni.createFrom().deferred(() -> {
            Known last = known.get();
            return last != null
                            && clock.instant().isBefore(last.until())
                            && keyId <= last.keys().lastKey()
                    ? Uni.createFrom().item(last.keys())
                    : read();
        });
    }

    private Uni<NavigableMap<Integer, byte[]>> read() {
        return transactions
                .read(repository::read)
                .flatMap(found -> found.isEmpty() ? make() : Uni.createFrom().item(found))
                .invoke(found -> known.set(new Known(found, clock.instant().plus(FRESH_FOR))));
    }

    private Uni<NavigableMap<Integer, byte[]>> make() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return transactions
                .write(transaction -> repository.addFirst(transaction, secret))
                .chain(() -> transactions.read(repository::read));
    }
}
