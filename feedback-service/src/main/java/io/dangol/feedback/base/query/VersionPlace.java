package io.dangol.feedback.base.query;

import io.dangol.kit.paging.PageRequest;
import java.util.Optional;

/// Where the page of a list of versions begins, the newest of which comes first.
public final class VersionPlace {
    private VersionPlace() {}

    /// The version that the page before ended with; empty for the first page.
    public static Optional<Integer> of(PageRequest page) {
        return page.afterNumber().map(number -> Math.clamp(number, 0, Integer.MAX_VALUE));
    }
}
