package io.dangol.feedback.base.customer;

/// A name that a source has for a customer.
///
/// @param source the source's name
/// @param externalId the customer's name there
public record IdentityName(String source, String externalId) {}
