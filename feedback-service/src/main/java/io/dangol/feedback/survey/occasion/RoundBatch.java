package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.Issuing;
import io.dangol.feedback.survey.invitation.SurveyCustomers;
import io.dangol.feedback.survey.invitation.SurveyMetrics;
import io.dangol.feedback.survey.invitation.SurveyWorkSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Asks the next customers of a round. They are held in the order of their ids, as every batch holds them.
@ApplicationScoped
class RoundBatch {
    private static final int CUSTOMERS_A_BATCH = 50;

    private final SurveyCustomers customers;
    private final Occasions occasions;
    private final Issuing issuing;
    private final SurveyWorkSettings settings;
    private final SurveyMetrics metrics;

    RoundBatch(
            SurveyCustomers customers,
            Occasions occasions,
            Issuing issuing,
            SurveyWorkSettings settings,
            SurveyMetrics metrics) {
        this.customers = customers;
        this.occasions = occasions;
        this.issuing = issuing;
        this.settings = settings;
        this.metrics = metrics;
    }

    /// @param invitations issued or suppressed
    /// @param next how far the round has come
    record Asked(List<Invitation> invitations, Round next) {}

    Uni<Asked> ask(SqlConnection transaction, SurveySnapshot survey, Round round, Instant now) {
        return customers
                .next(transaction, round.after(), CUSTOMERS_A_BATCH)
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .filter(customer -> occasions.isSampled(survey, addressee(customer)))
                        .onItem()
                        .transformToUniAndConcatenate(customer -> issuing.issue(
                                transaction,
                                new Issuing.Request(
                                        survey, round.cause(customer), addressee(customer), Issuing.CHANNEL, null),
                                now))
                        .collect()
                        .asList()
                        .map(issued -> new Asked(
                                issued.stream().flatMap(Optional::stream).toList(), next(survey, round, found, now))));
    }

    private Round next(SurveySnapshot survey, Round round, List<CustomerId> found, Instant now) {
        return found.size() < CUSTOMERS_A_BATCH
                ? round.over(survey.settings().trigger().period())
                : round.walked(found.getLast(), found.size(), now, settings.customersPerSecond());
    }

    void count(List<Invitation> invitations) {
        invitations.forEach(invitation -> metrics.count(
                invitation.state().wire(), Objects.requireNonNullElse(invitation.suppressedFor(), "none")));
    }

    /// Who is asked in a round.
    private static Addressee addressee(CustomerId customer) {
        return new Addressee(SourceName.API, customer, null);
    }
}
