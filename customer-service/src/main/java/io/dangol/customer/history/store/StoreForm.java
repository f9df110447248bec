package io.dangol.customer.history.store;

import io.dangol.kit.openapi.GivenOnce;
import io.dangol.kit.text.TextRules;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A store as callers enter it, before anything of it is checked; [StoreReader] says what holds.
@Schema(description = "A store, as it is entered.")
record StoreForm(
        @GivenOnce
        @Schema(
                required = true,
                description = "What purchases call it in `store`; unique, and never changes.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 100,
                examples = "gangnam")
        @Nullable String code,

        @Schema(
                required = true,
                description = "Its name.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 200,
                examples = "강남점")
        @Nullable String name,

        @Schema(
                description = "Its address, on one line.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 300,
                examples = "서울특별시 강남구 강남대로 396")
        @Nullable String address,

        @Schema(
                description = "The region that it is in, in the company's own terms.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 100,
                examples = "KR-11")
        @Nullable String region,

        @Schema(
                description = "Degrees north (WGS 84), with at most 6 decimals; together with `longitude`.",
                minimum = "-90",
                maximum = "90",
                examples = "37.497942")
        @Nullable BigDecimal latitude,

        @Schema(
                description = "Degrees east (WGS 84), with at most 6 decimals; together with `latitude`.",
                minimum = "-180",
                maximum = "180",
                examples = "127.027621")
        @Nullable BigDecimal longitude,

        @Schema(
                description = "The region of the IANA time zone database that its clocks follow.",
                minLength = 1,
                maxLength = 100,
                examples = "Asia/Seoul")
        @Nullable String zone,

        @Schema(description = "Whether it is open for business.", defaultValue = "true") @Nullable Boolean active) {}
