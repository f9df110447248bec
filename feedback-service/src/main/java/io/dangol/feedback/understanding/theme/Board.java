package io.dangol.feedback.understanding.theme;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that was found out for a query.
///
/// @param said distinct customers with words in each window, as many as were looked at
/// @param feedback pieces of feedback with words in each window, as many as were looked at
/// @param sampled the share of all customers that was looked at, 1 for everybody
/// @param completeTo feedback that was recorded by then is in it
/// @param tested how many themes enough customers say
/// @param themes what is shown, in the order of the list
/// @param findings everything that was tested, by its key
record Board(
        ThemeQuery query,
        Pair said,
        Pair feedback,
        double sampled,
        Instant completeTo,
        int tested,
        List<Theme> themes,
        Map<Long, Finding> findings) {

    Optional<Theme> theme(long key) {
        return themes.stream().filter(theme -> theme.finding().key() == key).findFirst();
    }

    /// What a count of the sample stands for.
    long whole(int counted) {
        return Math.round(counted / sampled);
    }
}
