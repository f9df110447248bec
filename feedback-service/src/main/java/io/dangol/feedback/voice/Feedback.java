package io.dangol.feedback.voice;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Feedback that is recorded, in one of its versions. Only its source edits it, and who said it stays the same, save
/// that they become known.
///
/// @param id its id
/// @param submission what was sent in
/// @param customerId who said it; null where nobody was named, or nobody is known by that name yet
/// @param receivedAt when the first version reached us
/// @param version from 1; counts what the source has edited
/// @param revisedAt when this version reached us; null of the first
public record Feedback(
        UUID id,
        Submission submission,
        @Nullable CustomerId customerId,
        Instant receivedAt,
        int version,
        @Nullable Instant revisedAt) {
    /// Versions of a piece of feedback, at most.
    static final int VERSIONS_MOST = 100;

    /// What became of feedback that was to be recorded.
    public sealed interface Recorded {
        /// The feedback that is recorded under its reference now.
        Feedback feedback();

        /// It is new.
        record Created(Feedback feedback) implements Recorded {}

        /// Its reference is recorded already, with the same content. Nothing changed.
        record Unchanged(Feedback feedback) implements Recorded {}

        /// It is the next version of what was recorded.
        ///
        /// @param before the version before it
        record Revised(Feedback feedback, Feedback before) implements Recorded {}

        /// Its reference is recorded already with other content, and that stays.
        ///
        /// @param field the field that keeps it from being a new version
        /// @param rule what that field must be
        record Differs(Feedback feedback, String field, String rule) implements Recorded {}
    }

    /// The first version.
    public static Feedback first(UUID id, Submission submission, @Nullable CustomerId customerId, Instant receivedAt) {
        return new Feedback(id, submission, customerId, receivedAt, 1, null);
    }

    /// What becomes of a submission under the same reference.
    ///
    /// @param itsCustomer who is known to have said it, or null
    public Recorded meet(Submission said, @Nullable CustomerId itsCustomer, Instant now, Differing differing) {
        if (!mayBeSaidBy(said, itsCustomer)) {
            return new Recorded.Differs(
                    this, "customer", "must be the customer of the feedback that is recorded under `externalRef`");
        }
        if (said.saysTheSameAs(submission)) {
            return new Recorded.Unchanged(this);
        }
        if (differing == Differing.REFUSE) {
            return new Recorded.Differs(
                    this, "externalRef", "must be new, or the content the same as what is recorded under it");
        }
        if (version >= VERSIONS_MOST) {
            return new Recorded.Differs(
                    this, "externalRef", "must name feedback with less than " + VERSIONS_MOST + " versions");
        }
        return new Recorded.Revised(
                new Feedback(id, said.asEditOf(submission), customerId, receivedAt, version + 1, now), this);
    }

    private boolean mayBeSaidBy(Submission said, @Nullable CustomerId itsCustomer) {
        boolean namesNobody = said.customerId() == null && said.externalId() == null;
        return namesNobody
                || (said.externalId() != null && said.externalId().equals(submission.externalId()))
                || (itsCustomer != null && itsCustomer.equals(customerId));
    }

    /// When this version reached us.
    public Instant changedAt() {
        return Objects.requireNonNullElse(revisedAt, receivedAt);
    }

    /// The public form of the id.
    public String publicId() {
        return IdKind.FEEDBACK.format(id);
    }

    /// The public form of the customer's id, or null.
    public @Nullable String publicCustomerId() {
        return customerId == null ? null : customerId.text();
    }

    /// What its events are about: the customer, or the feedback itself while that is not known.
    public String subject() {
        return customerId == null ? publicId() : customerId.text();
    }
}
