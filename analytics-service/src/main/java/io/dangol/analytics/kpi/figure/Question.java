package io.dangol.analytics.kpi.figure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/// One question for a key figure, with all that its answers have in common; pure.
///
/// @param currency only this; null for all
/// @param completeTo up to when what is read is complete, where that is known
record Question(
        Kpi kpi,
        Period period,
        @Nullable String currency,
        @Nullable Instant completeTo) {
    private static final int GROUPS_MOST = 200;

    String unit() {
        return kpi.definition().isMoney() && currency != null
                ? currency
                : kpi.definition().unit();
    }

    /// @param whole the sample of the period, under the empty name
    /// @param parts those of its channels; null where they were not asked for
    KpiFigureView figure(Map<String, Sample> whole, @Nullable Map<String, Sample> parts) {
        return KpiFigureView.of(
                kpi.definition(),
                unit(),
                period,
                figure(whole.getOrDefault("", Sample.EMPTY)),
                parts == null ? null : groups(parts),
                completeTo);
    }

    /// @param found samples by the first day of their part of the calendar
    KpiSeriesView series(Granularity granularity, Map<String, Sample> found) {
        List<KpiPointView> items = period.parts(granularity).stream()
                .map(part -> {
                    String start = granularity.start(part.from()).toString();
                    return KpiPointView.of(part, kpi.definition(), figure(found.getOrDefault(start, Sample.EMPTY)));
                })
                .toList();
        return KpiSeriesView.of(kpi.definition(), unit(), period, granularity, items, completeTo);
    }

    private List<KpiGroupView> groups(Map<String, Sample> parts) {
        Comparator<Entry<String, Sample>> largest =
                Comparator.comparingLong(part -> -part.getValue().n());
        return parts.entrySet().stream()
                .sorted(largest.thenComparing(Entry.comparingByKey()))
                .limit(GROUPS_MOST)
                .sorted(Entry.comparingByKey())
                .map(part -> KpiGroupView.of(part.getKey(), kpi.definition(), figure(part.getValue())))
                .toList();
    }

    private Figure figure(Sample sample) {
        return kpi.figure(sample, unit());
    }
}
