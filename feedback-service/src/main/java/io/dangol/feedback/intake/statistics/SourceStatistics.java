package io.dangol.feedback.intake.statistics;

import io.dangol.feedback.intake.statistics.DeliveryStatistics.DaySum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of a source's deliveries.
@Schema(
        description = "What became of a source's deliveries.",
        requiredProperties = {"from", "to", "total", "days"})
public record SourceStatistics(
        @Schema(description = "The first day, in the company's zone.", examples = "2026-11-01")
        LocalDate from,

        @Schema(description = "The day behind the last.", examples = "2026-12-01")
        LocalDate to,

        @Schema(description = "When a delivery last verified, whenever that was; absent where none did.") @Nullable Instant lastDeliveryAt,

        @Schema(description = "All days together.") Deliveries total,

        @Schema(description = "The days on which something was delivered, the earliest first.", maxItems = 366)
        List<Day> days) {

    /// A day's deliveries.
    @Schema(
            name = "DeliveriesOfADay",
            description = "A day's deliveries.",
            requiredProperties = {"day", "deliveries"})
    public record Day(
            @Schema(description = "The day, in the company's zone.", examples = "2026-11-21")
            LocalDate day,

            @Schema(description = "What became of its deliveries.")
            Deliveries deliveries) {}

    /// Deliveries by what became of them.
    @Schema(
            name = "Deliveries",
            description = "Deliveries by what became of them.",
            requiredProperties = {"accepted", "duplicates", "quarantined", "refused", "refusedByReason"})
    public record Deliveries(
            @Schema(description = "They were recorded.", minimum = "0", examples = "120")
            long accepted,

            @Schema(description = "They were there before.", minimum = "0", examples = "3")
            long duplicates,

            @Schema(description = "They verified and were not understood.", minimum = "0", examples = "1")
            long quarantined,

            @Schema(description = "They did not verify: 401.", minimum = "0", examples = "2")
            long refused,

            @Schema(
                    description = "Those refused by why: `missing_header`, `invalid_id`, `invalid_timestamp`, `stale`,"
                            + " `invalid_signature`.")
            Map<String, Long> refusedByReason) {

        static Deliveries of(List<DaySum> sums) {
            Map<String, Long> counts = sums.stream()
                    .collect(Collectors.groupingBy(
                            DaySum::outcome, TreeMap::new, Collectors.summingLong(DaySum::count)));
            Map<String, Long> refused = new TreeMap<>();
            counts.forEach((outcome, count) -> {
                if (outcome.startsWith(Outcome.REFUSED)) {
                    refused.put(outcome.substring(Outcome.REFUSED.length()), count);
                }
            });
            return new Deliveries(
                    counts.getOrDefault(Outcome.ACCEPTED.name(), 0L),
                    counts.getOrDefault(Outcome.DUPLICATE.name(), 0L),
                    counts.getOrDefault(Outcome.QUARANTINED.name(), 0L),
                    refused.values().stream().mapToLong(Long::longValue).sum(),
                    refused);
        }
    }

    static SourceStatistics of(LocalDate from, LocalDate to, @Nullable Instant last, List<DaySum> sums) {
        Map<LocalDate, List<DaySum>> byDay =
                sums.stream().collect(Collectors.groupingBy(DaySum::day, TreeMap::new, Collectors.toList()));
        return new SourceStatistics(
                from,
                to,
                last,
                Deliveries.of(sums),
                byDay.entrySet().stream()
                        .map(day -> new Day(day.getKey(), Deliveries.of(day.getValue())))
                        .toList());
    }
}
