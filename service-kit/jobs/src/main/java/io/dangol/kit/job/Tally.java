package io.dangol.kit.job;

import java.util.List;

/// What came of some records of a job.
///
/// @param errors one for each record that was rejected
public record Tally(long created, long unchanged, List<LineError> errors) {
    public Tally {
        errors = List.copyOf(errors);
    }

    long rejected() {
        return errors.size();
    }

    long done() {
        return created + unchanged + rejected();
    }
}
