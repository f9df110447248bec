package io.dangol.feedback.base.customer;

import io.dangol.feedback.base.id.CustomerId;

/// A customer and the name that a source has for them.
///
/// @param source the source's name
/// @param externalId the customer's name there
/// @param customerId who it is
public record KnownIdentity(String source, String externalId, CustomerId customerId) {}
