package io.dangol.feedback.voice;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.text.TextRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Feedback that makes sense and may be recorded.
///
/// @param source the name of the source that it comes from
/// @param customerId who said it, where they are named by our id
/// @param externalId who said it, where they are named as the source does; never together with `customerId`
/// @param occurredAt when it was said, in whole microseconds, which is what PostgreSQL keeps
/// @param rating the score given along with it
/// @param product the number of the product that it is about
/// @param timed whether the sender told `occurredAt`; otherwise it is the time of the receipt
public record Submission(
        String source,
        Kind kind,
        String channel,
        @Nullable CustomerId customerId,
        @Nullable String externalId,
        @Nullable String text,
        @Nullable String language,
        Instant occurredAt,
        @Nullable String externalRef,
        @Nullable Rating rating,
        @Nullable String product,
        boolean timed) {
    private static final Duration AHEAD_MOST = Duration.ofDays(1);

    /// Makes sense of a form whose fields are valid each by itself.
    ///
    /// @param source the source that it comes from, whatever the form says
    /// @throws io.dangol.kit.problem.Refusal 400 where the fields do not fit together
    public static Submission of(FeedbackForm form, String source, Instant receivedAt) {
        Instant occurredAt = form.occurredAt() == null
                ? receivedAt
                : form.occurredAt().toInstant().truncatedTo(ChronoUnit.MICROS);
        if (occurredAt.isAfter(receivedAt.plus(AHEAD_MOST))) {
            throw CommonProblem.invalid("occurredAt", "must be at most a day ahead");
        }
        if (form.text() != null && !TextRules.hasText(form.text())) {
            throw CommonProblem.invalid("text", "must say something");
        }
        if (form.text() == null && form.rating() == null) {
            throw CommonProblem.invalid("text", "is required where there is no rating");
        }
        if (form.kind() == Kind.RESPONSE && form.rating() == null) {
            throw CommonProblem.invalid("rating", "is required for a response");
        }
        CustomerReference customer = form.customer();
        if (customer != null && !customer.isOne()) {
            throw CommonProblem.invalid("customer", "must have either an id or an externalId");
        }
        return new Submission(
                source,
                form.kind(),
                form.channel(),
                customer == null ? null : customerId(customer),
                customer == null ? null : customer.externalId(),
                form.text(),
                form.language(),
                occurredAt,
                form.externalRef(),
                form.rating() == null ? null : form.rating().toRating(),
                form.product(),
                form.occurredAt() != null);
    }

    /// What names it in its source; empty where the source has no name for it.
    public Optional<Reference> reference() {
        return Optional.ofNullable(externalRef).map(name -> new Reference(source, name));
    }

    /// The reference of a submission that has one.
    public Reference requiredReference() {
        return new Reference(source, Objects.requireNonNull(externalRef, "externalRef"));
    }

    /// Whether it says the same as what is recorded, whoever said it. A time that the sender did not
    /// tell is no difference.
    boolean saysTheSameAs(Submission recorded) {
        return kind == recorded.kind
                && channel.equals(recorded.channel)
                && Objects.equals(text, recorded.text)
                && Objects.equals(language, recorded.language)
                && Objects.equals(rating, recorded.rating)
                && Objects.equals(product, recorded.product)
                && (!timed || occurredAt.equals(recorded.occurredAt));
    }

    /// The same as another version of what is recorded: who said it stays, and so does a time that the
    /// sender did not tell.
    Submission asEditOf(Submission recorded) {
        return new Submission(
                source,
                kind,
                channel,
                recorded.customerId,
                recorded.externalId,
                text,
                language,
                timed ? occurredAt : recorded.occurredAt,
                externalRef,
                rating,
                product,
                true);
    }

    /// The same, from a source under its other name.
    public Submission from(String itsSource) {
        return new Submission(
                itsSource,
                kind,
                channel,
                customerId,
                externalId,
                text,
                language,
                occurredAt,
                externalRef,
                rating,
                product,
                timed);
    }

    private static @Nullable CustomerId customerId(CustomerReference customer) {
        return customer.id() == null
                ? null
                : IdKind.CUSTOMER
                        .parse(customer.id())
                        .map(CustomerId::new)
                        .orElseThrow(() -> CommonProblem.invalid("customer.id", "must be a customer's id"));
    }
}
