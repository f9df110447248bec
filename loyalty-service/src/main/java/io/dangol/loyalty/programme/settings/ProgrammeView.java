package io.dangol.loyalty.programme.settings;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The programme in figures, and its settings.
@Schema(name = "Programme", description = "The programme in figures, all of one moment, in points; and its settings.")
record ProgrammeView(
        @Schema(description = "What the programme is called.", maxLength = 100, examples = "Dangol points")
        String name,

        @Schema(
                description = "The company's currency, ISO 4217.",
                minLength = 3,
                maxLength = 3,
                pattern = "^[A-Z]{3}$",
                examples = "KRW")
        String currency,

        @Schema(
                description =
                        "Whether the company's currency has an earning rule. While it has none, purchases in it earn nothing: make one with `POST /v1/earning-rules`.",
                examples = "true")
        boolean currencyEarns,

        @Schema(description = "Members enrolled.", minimum = "0", examples = "23570")
        long members,

        @Schema(description = "Points earned by members, ever.", minimum = "0", examples = "2466312")
        long issued,

        @Schema(description = "Points given to put cases right, ever.", minimum = "0", examples = "5000")
        long compensated,

        @Schema(description = "Points spent, ever.", minimum = "0", examples = "0")
        long redeemed,

        @Schema(description = "Points expired, ever.", minimum = "0", examples = "0")
        long expired,

        @Schema(description = "Points on the members' accounts now.", minimum = "0", examples = "2471312")
        long outstanding,

        @Schema(description = "The sum of all ledger entries; 0 in sound books.", examples = "0")
        long ledgerSum,

        @Schema(
                description = "The version of the settings; grows by 1 with each change.",
                minimum = "1",
                examples = "1")
        int version,

        @Schema(description = ProgrammeRequest.DEBT_LIMIT, minimum = "0", maximum = "9007199254740992", examples = "0")
        long debtLimit,

        @Schema(
                description = ProgrammeRequest.ADJUSTMENT_LIMIT,
                minimum = "0",
                maximum = "9007199254740992",
                examples = "10000")
        long adjustmentLimit,

        @Schema(description = ProgrammeRequest.VALID_DAYS, minimum = "1", maximum = "36500", examples = "730") @Nullable Integer pointsValidDays,

        @Schema(description = ProgrammeRequest.NOTICE_DAYS, minimum = "1", maximum = "366", examples = "30")
        int expiringNoticeDays) {}
