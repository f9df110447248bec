package io.dangol.kit.crypto;

import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The keys of subjects, each an AES-256-GCM keyset of one customer or one piece of feedback, made at its
/// first use and stored wrapped in the table `subject_key`, in the caller's transaction.
///
/// The table decides at every call; the cache only spares the unwrapping. So a key that was destroyed is of
/// no use from the commit on, on every replica.
@Singleton
public class SubjectKeys {
    /// How many subjects a call takes at most.
    public static final int SUBJECTS_MOST = 10_000;

    /// A key may be destroyed between two statements; that it happens every time is not to be expected.
    private static final int ATTEMPTS_MOST = 5;

    private final KeyProvider provider;
    private final UnwrappedKeys unwrapped;
    private final KeyWork work;

    public SubjectKeys(KeyProvider provider, Vertx vertx, KeySettings settings) {
        this.provider = provider;
        this.work = new KeyWork(vertx);
        this.unwrapped = new UnwrappedKeys(provider, work, settings.cache());
    }

    /// As [#require(SqlConnection, Collection)], for one subject.
    public Uni<FieldCipher> require(SqlConnection transaction, UUID subject) {
        return require(transaction, List.of(subject)).map(ciphers -> cipher(ciphers, subject));
    }

    /// The ciphers of subjects, to seal with; keys that are missing are made. Nobody can destroy the keys
    /// until the transaction ends.
    ///
    /// @param transaction a transaction, which a service's own write is part of
    /// @param subjects 0 to [#SUBJECTS_MOST]
    /// @return one for each subject; or 503 where a key-encryption key is missing
    public Uni<Map<UUID, FieldCipher>> require(SqlConnection transaction, Collection<UUID> subjects) {
        return require(transaction, distinct(subjects), ATTEMPTS_MOST);
    }

    private Uni<Map<UUID, FieldCipher>> require(SqlConnection transaction, Set<UUID> subjects, int attemptsLeft) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        if (attemptsLeft == 0) {
            return Uni.createFrom()
                    .failure(new Refusal(
                            CommonProblem.SERVICE_UNAVAILABLE,
                            "a key was destroyed while it was asked for; send the same request again"));
        }
        return SubjectKeyTable.keep(transaction, subjects).flatMap(found -> {
            Set<UUID> missing = new HashSet<>(subjects);
            found.forEach(key -> missing.remove(key.subject()));
            return usable(found)
                    .flatMap(ciphers -> missing.isEmpty()
                            ? Uni.createFrom().item(ciphers)
                            : make(transaction, missing)
                                    .flatMap(made -> require(transaction, without(missing, made), attemptsLeft - 1)
                                            .map(others -> union(ciphers, made, others))));
        });
    }

    /// @return those that this transaction made; others have made the rest
    private Uni<Map<UUID, FieldCipher>> make(SqlConnection transaction, Set<UUID> subjects) {
        return work.run(
                        subjects.size(),
                        () -> subjects.stream().map(FreshKey::of).toList())
                .flatMap(fresh -> Batches.each(fresh, KeyProvider.KEYS_MOST, this::wrap)
                        .flatMap(stored -> SubjectKeyTable.insert(transaction, stored))
                        .map(inserted -> {
                            Map<UUID, FieldCipher> ciphers =
                                    fresh.stream().collect(Collectors.toMap(FreshKey::subject, FreshKey::cipher));
                            ciphers.keySet()
                                    .retainAll(inserted.stream()
                                            .map(StoredSubjectKey::subject)
                                            .collect(Collectors.toSet()));
                            return ciphers;
                        }));
    }

    private Uni<List<StoredSubjectKey>> wrap(List<FreshKey> fresh) {
        return provider.wrap(fresh.stream().map(FreshKey::key).toList()).map(wrapped -> {
            List<StoredSubjectKey> stored = new ArrayList<>(wrapped.size());
            for (int index = 0; index < wrapped.size(); index++) {
                WrappedKey key = wrapped.get(index);
                stored.add(new StoredSubjectKey(fresh.get(index).subject(), key.keyId(), key.wrapped()));
            }
            return stored;
        });
    }

    /// What is known of the keys of subjects, to open with. Makes none.
    ///
    /// @param subjects 0 to [#SUBJECTS_MOST]
    /// @return one for each subject
    public Uni<Map<UUID, SubjectKey>> find(SqlConnection connection, Collection<UUID> subjects) {
        Set<UUID> distinct = distinct(subjects);
        return distinct.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : SubjectKeyTable.find(connection, distinct)
                        .flatMap(unwrapped::open)
                        .map(found -> {
                            Map<UUID, SubjectKey> all = new HashMap<>(found);
                            distinct.forEach(subject -> all.putIfAbsent(subject, new SubjectKey.Destroyed()));
                            return all;
                        });
    }

    /// As [#find(SqlConnection, Collection)], for one subject.
    public Uni<SubjectKey> find(SqlConnection connection, UUID subject) {
        return find(connection, List.of(subject)).map(found -> found.getOrDefault(subject, new SubjectKey.Destroyed()));
    }

    /// Opens keys whose rows a query of the service's own has read, by a join with `subject_key`.
    ///
    /// @param keys of 0 to [#SUBJECTS_MOST] subjects
    public Uni<Map<UUID, SubjectKey>> open(List<StoredSubjectKey> keys) {
        return unwrapped.open(keys);
    }

    private Uni<Map<UUID, FieldCipher>> usable(List<StoredSubjectKey> keys) {
        return unwrapped.open(keys).map(opened -> {
            Map<UUID, FieldCipher> ciphers = new HashMap<>();
            opened.forEach((subject, key) -> ciphers.put(subject, usable(key)));
            return ciphers;
        });
    }

    private static FieldCipher usable(SubjectKey key) {
        return switch (key) {
            case SubjectKey.Usable usable -> usable.cipher();
            case SubjectKey.Destroyed _ -> throw new IllegalStateException("a row is a key");
            case SubjectKey.Unreadable unreadable -> throw unreadable(unreadable.reason());
        };
    }

    private static RuntimeException unreadable(Unwrapped.Reason reason) {
        return switch (reason) {
            case UNKNOWN_KEY ->
                new Refusal(
                        CommonProblem.SERVICE_UNAVAILABLE,
                        "a key-encryption key is missing; an operator must bring it back");
            case DAMAGED -> new IllegalStateException("a row of subject_key is damaged");
        };
    }

    /// Destroys the keys of subjects: once the transaction is committed, nobody can open what was sealed
    /// under them. Backups of the table hold them until they are deleted, wrapped.
    ///
    /// @param subjects 0 to [#SUBJECTS_MOST]
    /// @return how many keys there were
    public Uni<Integer> destroy(SqlConnection transaction, Collection<UUID> subjects) {
        Set<UUID> distinct = distinct(subjects);
        return distinct.isEmpty()
                ? Uni.createFrom().item(0)
                : SubjectKeyTable.delete(transaction, distinct).invoke(() -> unwrapped.forget(distinct));
    }

    private static Set<UUID> distinct(Collection<UUID> subjects) {
        Set<UUID> distinct = new HashSet<>(subjects);
        if (distinct.size() > SUBJECTS_MOST) {
            throw new IllegalArgumentException(
                    "a call must have at most " + SUBJECTS_MOST + " subjects; it has " + distinct.size());
        }
        return distinct;
    }

    private static Set<UUID> without(Set<UUID> subjects, Map<UUID, FieldCipher> made) {
        Set<UUID> others = new HashSet<>(subjects);
        others.removeAll(made.keySet());
        return others;
    }

    private static FieldCipher cipher(Map<UUID, FieldCipher> ciphers, UUID subject) {
        FieldCipher cipher = ciphers.get(subject);
        if (cipher == null) {
            throw new IllegalStateException("each subject has a cipher");
        }
        return cipher;
    }

    @SafeVarargs
    private static Map<UUID, FieldCipher> union(Map<UUID, FieldCipher>... parts) {
        Map<UUID, FieldCipher> all = new HashMap<>();
        for (Map<UUID, FieldCipher> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
