package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CompensationId;

/// Points for a customer's trouble.
///
/// @param points 1 to 1,000,000
/// @param reason why, in the words of whoever decided it
/// @param waitsForCustomer whether it is decided but not told yet, because the customer is not known yet
record Compensation(CompensationId id, int points, String reason, boolean waitsForCustomer) {}
