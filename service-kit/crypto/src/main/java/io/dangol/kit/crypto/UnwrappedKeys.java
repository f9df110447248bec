package io.dangol.kit.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.crypto.keyset.Keysets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Unwraps the keys of subjects, and keeps them for a few minutes.
final class UnwrappedKeys {
    private final KeyProvider provider;
    private final KeyWork work;
    private final Cache<UUID, Cached> cache;

    /// @param wrapped what was unwrapped; another keyset of the subject is not this one
    private record Cached(Buffer wrapped, FieldCipher cipher) {}

    UnwrappedKeys(KeyProvider provider, KeyWork work, KeySettings.Cache settings) {
        this.provider = provider;
        this.work = work;
        this.cache = Caffeine.newBuilder()
                .maximumSize(settings.keysMost())
                .expireAfterWrite(settings.time())
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    void forget(Collection<UUID> subjects) {
        cache.invalidateAll(subjects);
    }

    /// @return one for each key
    Uni<Map<UUID, SubjectKey>> open(List<StoredSubjectKey> keys) {
        Map<UUID, SubjectKey> opened = new HashMap<>();
        List<StoredSubjectKey> unknown = new ArrayList<>();
        for (StoredSubjectKey key : keys) {
            Cached cached = cache.getIfPresent(key.subject());
            if (cached != null && cached.wrapped().equals(key.wrapped())) {
                opened.put(key.subject(), new SubjectKey.Usable(cached.cipher()));
            } else {
                unknown.add(key);
            }
        }
        return Batches.each(unknown, KeyProvider.KEYS_MOST, this::unwrap).map(unwrapped -> {
            for (int index = 0; index < unwrapped.size(); index++) {
                opened.put(unknown.get(index).subject(), unwrapped.get(index));
            }
            return opened;
        });
    }

    private Uni<List<SubjectKey>> unwrap(List<StoredSubjectKey> keys) {
        return provider.unwrap(keys.stream().map(StoredSubjectKey::asWrappedKey).toList())
                .flatMap(unwrapped -> work.run(keys.size(), () -> {
                    List<SubjectKey> known = new ArrayList<>(keys.size());
                    for (int index = 0; index < keys.size(); index++) {
                        known.add(known(keys.get(index), unwrapped.get(index)));
                    }
                    return known;
                }));
    }

    private SubjectKey known(StoredSubjectKey key, Unwrapped unwrapped) {
        return switch (unwrapped) {
            case Unwrapped.Refused refused -> new SubjectKey.Unreadable(refused.reason());
            case Unwrapped.Material material -> {
                try {
                    FieldCipher cipher = FieldCipher.of(
                            key.subject(), Keysets.parse(material.material().getBytes()));
                    cache.put(key.subject(), new Cached(key.wrapped(), cipher));
                    yield new SubjectKey.Usable(cipher);
                } catch (GeneralSecurityException notAKeyset) {
                    yield new SubjectKey.Unreadable(Unwrapped.Reason.DAMAGED);
                }
            }
        };
    }
}
