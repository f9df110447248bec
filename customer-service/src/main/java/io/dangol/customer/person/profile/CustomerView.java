package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A customer as callers see one.
@Schema(description = "A customer.")
record CustomerView(
        @Schema(
                description = "The customer's id.",
                pattern = CustomerId.PATTERN,
                examples = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa")
        String id,

        @Schema(description = "Under what ids sources know the customer.", maxItems = 1000)
        List<Identity> identities,

        @Schema(description = "The name, as the customer writes it.", maxLength = 200, examples = "김서연") @Nullable String name,

        @Schema(description = "The day of birth.", examples = "1994-05-17") @Nullable LocalDate birthDate,

        @Schema(description = "The age in completed years, roughly; follows from the day of birth.") @Nullable AgeBand ageBand,

        @Schema(description = "The generation; follows from the day of birth.") @Nullable Generation generation,

        @Schema(description = "Absent where the customer did not say.") @Nullable Gender gender,

        @Schema(description = "A language tag (BCP 47).", maxLength = 35, examples = "ko-KR") @Nullable String locale,

        @Schema(description = "Where the customer lives.", maxLength = 100, examples = "KR-11") @Nullable String region,

        @Schema(description = "The channel on which the customer likes to be met.", maxLength = 40, examples = "email")
        @Nullable String preferredChannel,

        @Schema(description = "What the customer cares for.", maxItems = 50)
        List<@Size(max = 50) String> interests,

        @Schema(description = "Days that the customer wants remembered.", maxItems = 20)
        List<Anniversary> anniversaries,

        @Schema(description = "Texts, numbers and booleans by name.", maxProperties = 50)
        Map<String, Object> attributes,

        @Schema(description = "Since when the customer is known.")
        Instant registeredAt,

        @Schema(description = "When the profile last changed.")
        Instant updatedAt) {

    /// @param today the day in the company's zone, for what follows from the age
    static CustomerView of(Customer customer, LocalDate today) {
        Profile profile = customer.profile();
        return new CustomerView(
                customer.id().text(),
                customer.identities(),
                profile.name(),
                profile.birthDate(),
                profile.ageBand(today).orElse(null),
                profile.generation().orElse(null),
                profile.gender(),
                profile.locale(),
                profile.region(),
                profile.preferredChannel(),
                profile.interests(),
                profile.anniversaries(),
                profile.attributes(),
                customer.registeredAt(),
                customer.updatedAt());
    }
}
