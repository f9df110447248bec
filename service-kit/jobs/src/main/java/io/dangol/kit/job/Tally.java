package io.dangol.kit.job;

import java.util.List;

/// What came of some records of a job.
///
/// @param updated of those that were stored before and say something else now
/// @param errors one for each record that was rejected, and for each line of it behind its first
/// @param linesBehind how many of the errors are of lines behind the first of a record
public record Tally(long created, long updated, long unchanged, List<LineError> errors, long linesBehind) {
    public Tally {
        errors = List.copyOf(errors);
    }

    /// Of records that have one line each, and change nothing that is stored.
    public Tally(long created, long unchanged, List<LineError> errors) {
        this(created, 0, unchanged, errors);
    }

    /// Of records that have one line each.
    public Tally(long created, long updated, long unchanged, List<LineError> errors) {
        this(created, updated, unchanged, errors, 0);
    }

    long rejected() {
        return errors.size();
    }

    long done() {
        return created + updated + unchanged + rejected();
    }
}
