package io.dangol.feedback.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final RatingForm RATING = new RatingForm(Metric.CSAT, 4, null);

    @Test
    void aTimeThatNobodyGaveIsThatOfTheReceipt() {
        assertThat(submission(Kind.REVIEW, null, "good", null, null).occurredAt())
                .isEqualTo(NOW);
    }

    @Test
    void aTimeIsAtMostADayAhead() {
        OffsetDateTime tomorrow = OffsetDateTime.parse("2026-11-22T09:30:00+09:00");

        assertThat(submission(Kind.REVIEW, null, "good", tomorrow, null).occurredAt())
                .isEqualTo(Instant.parse("2026-11-22T00:30:00Z"));
        assertRefused("occurredAt", () -> submission(Kind.REVIEW, null, "good", tomorrow.plusNanos(1_000), null));
    }

    @Test
    void somethingIsSaidInWordsOrByARating() {
        assertThat(submission(Kind.REVIEW, null, null, null, RATING).rating()).isNotNull();
        assertRefused("text", () -> submission(Kind.REVIEW, null, null, null, null));
        assertRefused("text", () -> submission(Kind.REVIEW, null, " \n　", null, RATING));
    }

    @Test
    void aResponseHasARating() {
        assertRefused("rating", () -> submission(Kind.RESPONSE, null, "good", null, null));
    }

    @Test
    void aCustomerIsNamedInOneWay() {
        String id = IdKind.CUSTOMER.format(new UUID(1, 2));

        Submission byId = submission(Kind.REVIEW, new CustomerReference(id, null), "good", null, null);
        Submission byName = submission(Kind.REVIEW, new CustomerReference(null, "00001"), "good", null, null);

        assertThat(byId.customerId()).isEqualTo(new CustomerId(new UUID(1, 2)));
        assertThat(byId.externalId()).isNull();
        assertThat(byName.customerId()).isNull();
        assertThat(byName.externalId()).isEqualTo("00001");
        assertRefused(
                "customer", () -> submission(Kind.REVIEW, new CustomerReference(id, "00001"), "good", null, null));
        assertRefused("customer", () -> submission(Kind.REVIEW, new CustomerReference(null, null), "good", null, null));
    }

    private static Submission submission(
            Kind kind, CustomerReference customer, String text, OffsetDateTime occurredAt, RatingForm rating) {
        return Submission.of(
                new FeedbackForm(kind, "email", customer, text, null, occurredAt, null, rating, null, null),
                "api",
                NOW);
    }

    private static void assertRefused(String field, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::field)
                                .containsExactly(field));
    }
}
