package io.dangol.feedback.understanding.theme;

import io.dangol.text.terms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How far the reading of feedback has come.
///
/// @param version by which [Terms#VERSION] it was read
/// @param read the last feedback that was read
/// @param changed the last classification whose change was taken
/// @param completeTo everything that was recorded by then is read
record Progress(int version, Mark read, Mark changed, Instant completeTo) {
    private static final Duration TELLS_EVERY = Duration.ofSeconds(2);

    /// A place in the order of transactions.
    ///
    /// @param transaction the number of one
    /// @param feedbackId what it wrote
    record Mark(long transaction, UUID feedbackId) {
        static final Mark NONE = new Mark(0, new UUID(0, 0));
    }

    /// Which transactions are over.
    ///
    /// @param oldestRunning the oldest one that is not
    /// @param next the number that the next one gets
    record Horizon(long oldestRunning, long next) {
        boolean isQuiet() {
            return oldestRunning == next;
        }
    }

    /// Whether a newer replica is at work, whose readings this one would undo.
    boolean isOfANewerVersion() {
        return version > Terms.VERSION;
    }

    /// Where to go on: at the beginning if the terms of a text are others now, or if the numbers of the
    /// transactions began anew, because the database was restored into another server.
    Progress from(Horizon horizon) {
        return version == Terms.VERSION
                        && read.transaction() <= horizon.oldestRunning()
                        && changed.transaction() <= horizon.oldestRunning()
                ? this
                : new Progress(Terms.VERSION, Mark.NONE, Mark.NONE, Instant.EPOCH);
    }

    /// @param found what was read, in the order of transactions
    /// @param isAll whether nothing more was there to read
    Progress read(List<Unread> found, boolean isAll, Horizon horizon, Instant now) {
        if (found.isEmpty()) {
            return new Progress(version, read, changed, isAll && horizon.isQuiet() ? now : completeTo);
        }
        Unread last = found.getLast();
        Instant to = last.receivedAt().isBefore(completeTo) ? completeTo : last.receivedAt();
        return new Progress(
                version, new Mark(last.writtenIn(), last.id()), changed, isAll && horizon.isQuiet() ? now : to);
    }

    /// @param found classifications whose change was taken, in the order of transactions
    Progress changed(List<Mark> found) {
        return found.isEmpty() ? this : new Progress(version, read, found.getLast(), completeTo);
    }

    /// Whether it is worth a write: who has nothing to read need not say so all the time.
    boolean isNewsAfter(Progress stored) {
        return version != stored.version
                || !read.equals(stored.read)
                || !changed.equals(stored.changed)
                || completeTo.isAfter(stored.completeTo.plus(TELLS_EVERY));
    }
}
