package io.dangol.kit.outbox;

/// The position up to which a look at unsent events need not go back, because no event can come in front of it any
/// more.
///
/// Positions are taken before they are committed, so events appear out of order. A position that was read is therefore
/// kept as a candidate together with the number that the next transaction will get. Once all transactions below that
/// number are over, and all that they left has been read from the old mark on, the candidate is the mark.
///
/// A transaction takes its number a moment after its first position. Whoever was stopped in that moment, for longer
/// than all of this takes, is found by the look at everything that comes once every
/// [RelaySettings#failedRetryInterval].
final class LowWater {
    private static final long NONE = -1;

    private long mark;
    private long read;
    private long candidate = NONE;
    private long nextTransaction;
    private boolean transactionsAreOver;
    private boolean cameToTheEnd;

    /// Begins a look.
    ///
    /// @param oldestRunning the number of the oldest transaction that is not over
    /// @param next the number that the next transaction gets
    /// @return the position behind which to look
    long look(long oldestRunning, long next) {
        if (transactionsAreOver && cameToTheEnd) {
            mark = candidate;
            candidate = NONE;
            transactionsAreOver = false;
        }
        if (candidate == NONE) {
            candidate = read;
            nextTransaction = next;
        } else if (oldestRunning >= nextTransaction) {
            transactionsAreOver = true;
        }
        cameToTheEnd = false;
        return mark;
    }

    long mark() {
        return mark;
    }

    /// Notes what was read in a look.
    ///
    /// @param position the last one
    void read(long position) {
        read = Math.max(read, position);
    }

    /// Notes that there was nothing more to read.
    void end() {
        cameToTheEnd = true;
    }
}
