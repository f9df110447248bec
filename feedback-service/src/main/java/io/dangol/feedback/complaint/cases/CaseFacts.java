package io.dangol.feedback.complaint.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The facts of a case that each of its events carries.
///
/// @param caseId `cas_…`
/// @param feedbackId `fbk_…`
/// @param customerId `cus_…`; null while no customer is known
/// @param version after the decision that the event tells of
record CaseFacts(String caseId, String feedbackId, @Nullable String customerId, int version, Instant openedAt) {}
