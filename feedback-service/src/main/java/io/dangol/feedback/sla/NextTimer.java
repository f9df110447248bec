package io.dangol.feedback.sla;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// The earliest timer that was written in this process and is still to come: whoever sleeps until the next one looks
/// here after each commit, and need not ask the database.
@ApplicationScoped
public class NextTimer {
    private Instant earliest = Instant.MAX;

    synchronized void written(Instant timer) {
        earliest = timer.isBefore(earliest) ? timer : earliest;
    }

    /// The earliest; far in the future where none was written.
    public synchronized Instant earliest() {
        return earliest;
    }

    /// Forgets it once its moment has come: the database was asked for all that is due by then.
    public synchronized void passed(Instant now) {
        earliest = earliest.isAfter(now) ? earliest : Instant.MAX;
    }
}
