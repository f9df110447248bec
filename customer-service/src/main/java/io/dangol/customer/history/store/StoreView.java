package io.dangol.customer.history.store;

import io.dangol.kit.text.TextRules;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A store as callers see one.
@Schema(description = "A place where purchases are made.")
record StoreView(
        @Schema(description = "The store's id.", pattern = ID_PATTERN, examples = EXAMPLE_ID)
        String id,

        @Schema(
                description = "What purchases call it in `store`.",
                pattern = TextRules.PATTERN,
                maxLength = 100,
                examples = "gangnam")
        String code,

        @Schema(description = "Its name.", maxLength = 200, examples = "강남점")
        String name,

        @Schema(description = "Its address.", maxLength = 300, examples = "서울특별시 강남구 강남대로 396") @Nullable String address,

        @Schema(description = "The region that it is in.", maxLength = 100, examples = "KR-11") @Nullable String region,

        @Schema(
                description = "Degrees north (WGS 84); there if and only if `longitude` is.",
                minimum = "-90",
                maximum = "90",
                examples = "37.497942")
        @Nullable BigDecimal latitude,

        @Schema(
                description = "Degrees east (WGS 84); there if and only if `latitude` is.",
                minimum = "-180",
                maximum = "180",
                examples = "127.027621")
        @Nullable BigDecimal longitude,

        @Schema(description = "The time zone that its clocks follow.", maxLength = 100, examples = "Asia/Seoul")
        @Nullable String zone,

        @Schema(description = "Whether it is open for business.")
        boolean active,

        @Schema(description = "Grows by 1 with each change, from 1.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "When it was entered.") Instant createdAt,

        @Schema(description = "When anything of it changed last.")
        Instant updatedAt) {
    static final String ID_PREFIX = "sto";
    static final String ID_PATTERN = "^sto_[0-9a-hjkmnp-tv-z]{26}$";
    static final String EXAMPLE_ID = "sto_01k9x3v1q8f7t9c2m4n6p8r0sa";
}
