package io.dangol.kit.outbox;

import java.util.Map;
import java.util.TreeMap;

/// The position up to which nothing unsent can appear any more, so that reading goes on behind it.
///
/// Positions are taken before they are committed, so events appear out of order. A position that is missing among those
/// that were read may belong to a transaction that is not over: whoever read on behind it would publish the later
/// events of its customer first. So the mark stays in front of a missing position until that was read, or until it is
/// known that nothing will come of it: all transactions that could hold it are over, and what they left was read.
///
/// A transaction takes its number before its first position; [Outbox] sees to it.
final class LowWater {
    private static final long NONE = -1;

    private long mark;
    /// What was read above the mark, as ranges of positions without a gap: the first of each, and the last.
    private final TreeMap<Long, Long> read = new TreeMap<>();
    private long candidate = NONE;
    private long nextTransaction;
    private boolean transactionsAreOver;

    /// The position behind which to read.
    long mark() {
        return mark;
    }

    /// Whether positions are missing, so that [#look] is needed before the next reading.
    boolean hasGaps() {
        return !read.isEmpty();
    }

    /// Learns which transactions are over, before a reading.
    ///
    /// @param oldestRunning the number of the oldest transaction that is not over
    /// @param next the number that the next transaction gets
    void look(long oldestRunning, long next) {
        if (candidate == NONE) {
            candidate = read.isEmpty() ? NONE : read.lastEntry().getValue();
            nextTransaction = next;
        } else if (oldestRunning >= nextTransaction) {
            transactionsAreOver = true;
        }
    }

    /// Notes that a position was read. Positions of one reading come in ascending order.
    void read(long position) {
        if (position <= mark) {
            return;
        }
        Map.Entry<Long, Long> before = read.floorEntry(position);
        if (before != null && before.getValue() >= position) {
            return;
        }
        boolean joinsBefore = before != null && before.getValue() == position - 1;
        Long lastOfNext = read.remove(position + 1);
        read.put(joinsBefore ? before.getKey() : position, lastOfNext == null ? position : lastOfNext);
        rise();
    }

    /// Notes that a reading from the mark on, all of which was sent, came to a position.
    ///
    /// @param last the last position that was read; the largest number there is if nothing was left to read
    void cameTo(long last) {
        if (transactionsAreOver && last >= candidate) {
            mark = Math.max(mark, candidate);
            candidate = NONE;
            transactionsAreOver = false;
            rise();
        }
    }

    private void rise() {
        while (!read.isEmpty() && read.firstKey() <= mark + 1) {
            mark = Math.max(mark, read.pollFirstEntry().getValue());
        }
    }
}
