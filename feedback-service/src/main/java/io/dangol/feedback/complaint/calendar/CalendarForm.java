package io.dangol.feedback.complaint.calendar;

import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A business calendar as it is asked for, and as it is kept.
///
/// @param publicHolidays the country whose public holidays are free; null: none
/// @param closedDays the company's own free days
@Schema(description = "A business calendar.")
public record CalendarForm(
        @NotNull @Size(min = 1, max = 100) @Name
        @Schema(description = "What it is called.", examples = "Korea, office hours")
        String name,

        @NotNull @Size(min = 1, max = 50) @Schema(
                description = "Its zone: a region of the IANA time zone database, never an offset.",
                examples = "Asia/Seoul")
        String zone,

        @NotNull @Valid WeekForm hours,

        @Pattern(regexp = "^KR$") @Schema(
                description = "The country whose public holidays are free, with their substitutes; absent: none.",
                maxLength = 2,
                examples = "KR")
        @Nullable String publicHolidays,

        @Size(max = 200) @Schema(description = "Free days of the company's own.") @Nullable List<@NotNull @Valid ClosedDay> closedDays) {

    public CalendarForm {
        name = TextRules.composed(name);
        closedDays = closedDays == null || closedDays.isEmpty() ? null : closedDays;
    }

    /// A free day of the company's own.
    @Schema(description = "A free day of the company's own.")
    public record ClosedDay(
            @NotNull @Schema(description = "The day, in the calendar's zone.", examples = "2026-12-24")
            LocalDate day,

            @NotNull @Size(min = 1, max = 100) @Name @Schema(description = "Its name in Korean.", examples = "창립기념일")
            String nameKo,

            @NotNull @Size(min = 1, max = 100) @Name
            @Schema(description = "Its name in English.", examples = "Founding day")
            String nameEn) {
        public ClosedDay {
            nameKo = TextRules.composed(nameKo);
            nameEn = TextRules.composed(nameEn);
        }

        Holiday holiday() {
            return new Holiday(day, Holiday.Kind.COMPANY, nameKo, nameEn, "company");
        }
    }

    List<Holiday> ownHolidays() {
        return closedDays == null
                ? List.of()
                : closedDays.stream().map(ClosedDay::holiday).toList();
    }
}
