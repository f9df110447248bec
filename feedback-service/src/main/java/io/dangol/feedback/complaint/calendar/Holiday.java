package io.dangol.feedback.complaint.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A day on which nobody works, and why. A day may have several: 5 May 2025 was Children's Day and Buddha's Birthday.
///
/// @param basis the law or decree that makes it one
@Schema(
        description = "A day on which nobody works, and why.",
        requiredProperties = {"day", "kind", "nameKo", "nameEn", "basis"})
public record Holiday(
        @Schema(description = "The day, in the calendar's zone.", examples = "2026-09-25")
        LocalDate day,

        Kind kind,

        @Schema(description = "Its name in Korean.", maxLength = 100, examples = "추석")
        String nameKo,

        @Schema(description = "Its name in English.", maxLength = 100, examples = "Chuseok")
        String nameEn,

        @Schema(
                description = "The law or decree that makes it one; `company` for a day of the company's own.",
                maxLength = 200,
                examples = "Regulations on Holidays of Government Offices art. 2")
        String basis) {

    /// Why a day is one.
    @Schema(name = "HolidayKind", description = "Why the day is one.")
    public enum Kind {
        /// By law, every year.
        @JsonProperty("statutory")
        STATUTORY,
        /// Instead of one that fell on a weekend or on another.
        @JsonProperty("substitute")
        SUBSTITUTE,
        @JsonProperty("election")
        ELECTION,
        /// Decreed, once.
        @JsonProperty("temporary")
        TEMPORARY,
        /// The company's own.
        @JsonProperty("company")
        COMPANY;

        static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
