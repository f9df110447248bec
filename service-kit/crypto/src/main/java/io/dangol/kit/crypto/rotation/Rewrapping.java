package io.dangol.kit.crypto.rotation;

import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.StoredSubjectKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Wraps the keys of subjects under the current key-encryption key, a batch a transaction. What it has done
/// is in the rows themselves: broken off anywhere, it goes on where it was, on whichever replica, and
/// several share the work.
///
/// A key that cannot be unwrapped stays as it is and holds up none behind it.
@Singleton
class Rewrapping {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final KeyProvider provider;
    private final Transactions transactions;
    private final KeySettings.Rotation settings;

    Rewrapping(KeyProvider provider, Transactions transactions, KeySettings settings) {
        this.provider = provider;
        this.transactions = transactions;
        this.settings = settings.rotation();
    }

    /// @param rewrapped how many keys are under the current key now
    /// @param unreadable how many could not be unwrapped
    record Progress(int rewrapped, int unreadable) {
        static final Progress NONE = new Progress(0, 0);

        Progress plus(Step step) {
            return new Progress(rewrapped + step.rewrapped(), unreadable + step.unreadable());
        }
    }

    /// One transaction's part.
    ///
    /// @param found how many rows it took
    /// @param last the last subject of them
    record Step(int found, int rewrapped, UUID last) {
        int unreadable() {
            return found - rewrapped;
        }
    }

    /// How many keys of subjects there are under each key-encryption key.
    Uni<Map<String, Long>> remaining() {
        return transactions.read(SubjectKeyUse::count);
    }

    /// The key-encryption keys that the rows name, but for the current one.
    Uni<List<String>> previous() {
        return transactions.read(SubjectKeyUse::keyIds).map(ids -> {
            String current = provider.currentKeyId();
            return ids.stream().filter(id -> !id.equals(current)).toList();
        });
    }

    /// Re-wraps until no previous key is used, or for a bounded number of transactions.
    Uni<Progress> run() {
        return previous().flatMap(previous -> {
            Uni<Progress> sum = Uni.createFrom().item(Progress.NONE);
            for (String keyId : previous) {
                sum = sum.flatMap(before -> pass(keyId, BEFORE_ALL, settings.batchesMost(), before));
            }
            return sum;
        });
    }

    private Uni<Progress> pass(String keyId, UUID after, int stepsLeft, Progress before) {
        return step(keyId, after).flatMap(step -> {
            Progress now = before.plus(step);
            return step.found() < settings.batchSize() || stepsLeft <= 1
                    ? Uni.createFrom().item(now)
                    : pass(keyId, step.last(), stepsLeft - 1, now);
        });
    }

    /// @param after takes the subjects behind this one
    Uni<Step> step(String keyId, UUID after) {
        return transactions.write(transaction -> SubjectKeyUse.take(transaction, keyId, after, settings.batchSize())
                .flatMap(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(new Step(0, 0, after))
                        : rewrap(transaction, taken)
                                .map(rewrapped -> new Step(
                                        taken.size(), rewrapped, taken.getLast().subject()))));
    }

    private Uni<Integer> rewrap(SqlConnection transaction, List<StoredSubjectKey> taken) {
        return provider.unwrap(
                        taken.stream().map(StoredSubjectKey::asWrappedKey).toList())
                .flatMap(unwrapped -> {
                    List<UUID> subjects = new ArrayList<>();
                    List<PlainKey> keys = new ArrayList<>();
                    for (int index = 0; index < taken.size(); index++) {
                        if (unwrapped.get(index) instanceof Unwrapped.Material found) {
                            UUID subject = taken.get(index).subject();
                            subjects.add(subject);
                            keys.add(new PlainKey(found.material(), StoredSubjectKey.associatedData(subject)));
                        }
                    }
                    return provider.wrap(keys).flatMap(wrapped -> update(transaction, subjects, wrapped));
                });
    }

    private static Uni<Integer> update(SqlConnection transaction, List<UUID> subjects, List<WrappedKey> wrapped) {
        return subjects.isEmpty()
                ? Uni.createFrom().item(0)
                : SubjectKeyUse.update(transaction, subjects, wrapped).replaceWith(subjects.size());
    }
}
