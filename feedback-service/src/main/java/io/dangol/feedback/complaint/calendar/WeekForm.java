package io.dangol.feedback.complaint.calendar;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The hours of a week; a day that is absent has none.
@Schema(
        name = "WeeklyHours",
        description = "When people work, on the wall clock of the calendar's zone; a day that is absent has no hours.")
public record WeekForm(
        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Monday.", examples = "[\"09:00-12:00\",\"13:00-18:00\"]")
        @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> monday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Tuesday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> tuesday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Wednesday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> wednesday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Thursday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> thursday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Friday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> friday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Saturday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> saturday,

        @Size(max = WeekForm.STRETCHES_MOST) @Schema(description = "Sunday.") @Nullable List<@NotNull @Size(max = WeekForm.FORM_LENGTH) @Pattern(regexp = WeekForm.FORM) String> sunday) {
    static final int STRETCHES_MOST = 12;
    static final int FORM_LENGTH = 11;
    static final String FORM = "^([01][0-9]|2[0-4]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]$";

    /// @throws IllegalArgumentException for a stretch that is none, or a week that is none
    WeeklyHours hours() {
        Map<DayOfWeek, List<OpenHours>> byDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> stretches = on(day);
            byDay.put(
                    day,
                    stretches == null
                            ? List.of()
                            : stretches.stream()
                                    .map(text -> OpenHours.parse(text)
                                            .orElseThrow(() -> new IllegalArgumentException(
                                                    "a stretch of a day that ends before it begins")))
                                    .toList());
        }
        return new WeeklyHours(byDay);
    }

    private @Nullable List<String> on(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }
}
