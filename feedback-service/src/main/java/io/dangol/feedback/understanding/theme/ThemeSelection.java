package io.dangol.feedback.understanding.theme;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which feedback is asked about, as it was sent, taken as one `@BeanParam`.
///
/// @param from the first day
/// @param to the day behind the last
/// @param channel only what was said there
/// @param product only what is about it
/// @param category only what was classified so
public record ThemeSelection(
        @QueryParam("from")
        @Parameter(description = "The first day, in the company's zone; 28 days before `to` unless given.")
        @Nullable String from,

        @QueryParam("to")
        @Parameter(description = "The day behind the last; tomorrow unless given. At most 366 days.")
        @Nullable String to,

        @QueryParam("channel") @Parameter(description = "Only feedback that was given there.") @Nullable String channel,

        @QueryParam("product") @Parameter(description = "Only feedback about this product (SKU).") @Nullable String product,

        @QueryParam("category") @Parameter(description = "Only feedback that was classified so.") @Nullable String category) {}
