package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Sees to it that nobody is asked too often.
///
/// Whoever invites somebody holds them, by their own row or by that of the name that a source has for them, and only
/// then counts how often they were asked: no two invitations can both be the last one allowed.
@ApplicationScoped
class FatigueGuard {
    private final KnownCustomers names;
    private final SurveyCustomers customers;
    private final FatigueRuleReader rules;
    private final InvitationRepository invitations;

    FatigueGuard(
            KnownCustomers names,
            SurveyCustomers customers,
            FatigueRuleReader rules,
            InvitationRepository invitations) {
        this.names = names;
        this.customers = customers;
        this.rules = rules;
        this.invitations = invitations;
    }

    /// Who it is as of now, held until the end of the transaction.
    Uni<Addressee> hold(SqlConnection transaction, Addressee to) {
        String externalId = to.externalId();
        Uni<Addressee> known = to.customerId() != null || externalId == null
                ? Uni.createFrom().item(to)
                : names.identify(transaction, to.source(), externalId).map(found -> to.known(found.orElse(null)));
        return known.call(found -> found.customerId() == null
                ? Uni.createFrom().voidItem()
                : customers.hold(transaction, found.customerId()));
    }

    /// The limit that stands against asking somebody who is held; empty where none does.
    Uni<Optional<FatigueLimit>> against(SqlConnection transaction, Addressee held, Instant now) {
        return rules.read(transaction)
                .flatMap(rule -> invitations
                        .earlier(transaction, held, rule.horizon(now))
                        .map(earlier -> rule.against(earlier, now)));
    }
}
