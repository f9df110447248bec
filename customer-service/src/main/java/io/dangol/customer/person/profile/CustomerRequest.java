package io.dangol.customer.person.profile;

import io.dangol.customer.person.Identity;
import io.dangol.kit.openapi.GivenOnce;
import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a caller says of a customer; every field may be absent.
@Schema(description = "What is known of a customer; every field may be absent.")
record CustomerRequest(
        @Schema(description = "The name, as the customer writes it.", pattern = TextRules.PATTERN, examples = "김서연")
        @Size(min = 1, max = 200) @Name
        @Nullable String name,

        @Schema(description = "A day from 1900-01-01 to today.", format = "date", examples = "1994-05-17")
        @Pattern(regexp = DAY) @Nullable String birthDate,

        @Schema(description = "Absent where the customer did not say.") @Nullable Gender gender,

        @Schema(description = "A language tag (BCP 47).", examples = "ko-KR") @Size(min = 2, max = 35) @Nullable String locale,

        @Schema(
                description = "Where the customer lives, in the company's own terms.",
                pattern = TextRules.PATTERN,
                examples = "KR-11")
        @Size(min = 1, max = 100) @Identifier @Nullable String region,

        @Schema(description = "The channel on which the customer likes to be met.", maxLength = 40, examples = "email")
        @Pattern(regexp = "^[a-z][a-z0-9_-]{0,39}$") @Nullable String preferredChannel,

        @Schema(description = "What the customer cares for.", examples = "[\"tea\", \"ceramics\"]")
        @Size(max = 50) @Nullable List<@NotNull @Size(min = 1, max = 50) @Name String> interests,

        @Schema(description = "Days that the customer wants remembered.") @Size(max = 20) @Nullable List<@NotNull @Valid AnniversaryRequest> anniversaries,

        @Schema(description = "Anything else: texts of at most 500 characters, numbers and booleans, by name.")
        @Size(max = 50) @Nullable Map<@Pattern(regexp = "^[A-Za-z][A-Za-z0-9_.-]{0,49}$") String, Object> attributes,

        @GivenOnce
        @Schema(description = "Under what id a source knows the customer; only at registration.")
        @Valid @Nullable Identity identity) {

    private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    CustomerRequest {
        name = TextRules.composed(name);
        region = TextRules.composed(region);
        interests = composed(interests);
    }

    /// A day that a customer wants remembered.
    @Schema(description = "A day that a customer wants remembered.")
    record AnniversaryRequest(
            @Schema(description = "What is remembered.", pattern = TextRules.PATTERN, examples = "wedding")
            @NotNull @Size(min = 1, max = 100) @Name
            String name,

            @Schema(description = "The day on which it was first.", format = "date", examples = "2019-10-05")
            @NotNull @Pattern(regexp = DAY) String date) {
        AnniversaryRequest {
            name = TextRules.composed(name);
        }
    }

    /// A list may have nulls until it is validated.
    private static @Nullable List<String> composed(@Nullable List<String> texts) {
        return texts == null ? null : texts.stream().map(TextRules::composed).toList();
    }

    /// The same, with this identity.
    CustomerRequest with(Identity itsIdentity) {
        return new CustomerRequest(
                name,
                birthDate,
                gender,
                locale,
                region,
                preferredChannel,
                interests,
                anniversaries,
                attributes,
                itsIdentity);
    }

    /// The request that would make `profile`; the target of a merge patch.
    static CustomerRequest of(Profile profile) {
        return new CustomerRequest(
                profile.name(),
                profile.birthDate() == null ? null : profile.birthDate().toString(),
                profile.gender(),
                profile.locale(),
                profile.region(),
                profile.preferredChannel(),
                profile.interests(),
                profile.anniversaries().stream()
                        .map(day ->
                                new AnniversaryRequest(day.name(), day.date().toString()))
                        .toList(),
                profile.attributes(),
                null);
    }
}
