package io.dangol.loyalty.programme.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The programme's settings, as they are asked for.
@Schema(
        name = "ProgrammeRequest",
        description = "The programme's settings, as they are asked for.",
        additionalProperties = Schema.False.class)
record ProgrammeRequest(
        @NotNull(message = "is required") @Min(value = 0, message = ProgrammeRequest.POINTS_MESSAGE) @Max(value = ProgrammeRequest.POINTS_MOST, message = ProgrammeRequest.POINTS_MESSAGE) @Schema(description = ProgrammeRequest.DEBT_LIMIT, examples = "0")
        Long debtLimit,

        @NotNull(message = "is required") @Min(value = 0, message = ProgrammeRequest.POINTS_MESSAGE) @Max(value = ProgrammeRequest.POINTS_MOST, message = ProgrammeRequest.POINTS_MESSAGE) @Schema(description = ProgrammeRequest.ADJUSTMENT_LIMIT, examples = "10000")
        Long adjustmentLimit,

        @Min(value = 1, message = ProgrammeRequest.VALID_MESSAGE) @Max(value = ProgrammeRequest.VALID_DAYS_MOST, message = ProgrammeRequest.VALID_MESSAGE) @Schema(description = ProgrammeRequest.VALID_DAYS, examples = "730")
        @Nullable Integer pointsValidDays,

        @NotNull(message = "is required") @Min(value = 1, message = ProgrammeRequest.NOTICE_MESSAGE) @Max(value = ProgrammeRequest.NOTICE_DAYS_MOST, message = ProgrammeRequest.NOTICE_MESSAGE) @Schema(description = ProgrammeRequest.NOTICE_DAYS, examples = "30")
        Integer expiringNoticeDays) {
    static final long POINTS_MOST = 9_007_199_254_740_992L;
    static final long VALID_DAYS_MOST = 36_500;
    static final long NOTICE_DAYS_MOST = 366;
    static final String POINTS_MESSAGE = "must be 0 to 9007199254740992";
    static final String VALID_MESSAGE = "must be 1 to 36500, or null for ever";
    static final String NOTICE_MESSAGE = "must be 1 to 366";
    static final String DEBT_LIMIT =
            "How many points an account may owe because a return, a reversal or a correction took them back. A spend never owes.";
    static final String ADJUSTMENT_LIMIT =
            "How many points one person may give an account by hand within 24 hours, whatever the kind of transaction, and how many take from it by corrections; more needs a second person.";
    static final String VALID_DAYS =
            "For how many days earned points are valid where nothing else is said, to the end of the last day in the company's zone; absent: for ever.";
    static final String NOTICE_DAYS = "How many days ahead the expiry of points is announced.";

    Terms terms() {
        return new Terms(debtLimit, adjustmentLimit, pointsValidDays, expiringNoticeDays);
    }
}
