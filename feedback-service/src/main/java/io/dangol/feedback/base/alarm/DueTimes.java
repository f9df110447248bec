package io.dangol.feedback.base.alarm;

import java.time.Instant;
import java.util.TreeSet;

/// The moments that were written in this process and are still to come: an alarm that sleeps until the next one looks
/// here after each commit, and need not ask the database.
///
/// Each is kept until it has passed, because its transaction may commit at any time before: that an earlier one has
/// passed says nothing of it. Of very many the latest are forgotten, which the alarm's looks at the database find.
public class DueTimes {
    static final int MOST = 1_000;

    private final TreeSet<Instant> moments = new TreeSet<>();

    /// Notes that something will be due.
    public synchronized void written(Instant due) {
        moments.add(due);
        if (moments.size() > MOST) {
            moments.pollLast();
        }
    }

    /// The earliest; far in the future where none was written.
    public synchronized Instant earliest() {
        return moments.isEmpty() ? Instant.MAX : moments.first();
    }

    /// Forgets those whose moment has come: the database was asked for all that is due by then.
    public synchronized void passed(Instant now) {
        moments.headSet(now, true).clear();
    }
}
