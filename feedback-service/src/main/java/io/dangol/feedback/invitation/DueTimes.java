package io.dangol.feedback.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// The earliest due moment that was written in this process and is still to come: whoever sleeps until the next one
/// looks here after each commit, and need not ask the database.
@ApplicationScoped
public class DueTimes {
    private Instant earliest = Instant.MAX;

    /// Notes that something will be due.
    public synchronized void written(Instant due) {
        earliest = due.isBefore(earliest) ? due : earliest;
    }

    synchronized Instant earliest() {
        return earliest;
    }

    /// Forgets it once its moment has come: the database was asked for all that is due by then.
    synchronized void passed(Instant now) {
        earliest = earliest.isAfter(now) ? earliest : Instant.MAX;
    }
}
