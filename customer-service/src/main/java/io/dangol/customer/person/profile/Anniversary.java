package io.dangol.customer.person.profile;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A day that a customer wants remembered.
@Schema(description = "A day that a customer wants remembered.")
record Anniversary(
        @Schema(description = "What it is.", maxLength = 50, examples = "wedding")
        String name,

        @Schema(description = "Which day.") LocalDate date) {}
