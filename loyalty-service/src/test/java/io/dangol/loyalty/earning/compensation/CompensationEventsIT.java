package io.dangol.loyalty.earning.compensation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CompensationEventsIT {
    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Test
    void aCompensationMovesPointsOnceHoweverOftenItIsApproved() {
        String customer = facts.newId("cus");
        String compensation = facts.newId("cmp");
        String caseId = facts.newId("cas");
        facts.registered(customer);
        facts.compensated(customer, compensation, caseId, 500);
        facts.compensated(customer, compensation, caseId, 500);
        facts.compensated(customer, facts.newId("cmp"), caseId, 7);

        stored.awaitBalance(customer, 507);
        assertThat(stored.transactions(compensation)).isEqualTo(1);
        assertThat(stored.number("""
                        SELECT amount FROM ledger_entry JOIN account ON account.id = account_id
                        WHERE kind = 'compensation' AND transaction_id = ?
                        """, stored.transaction(compensation))).isEqualTo(-500);
    }

    @Test
    void aReversedCompensationIsTakenBackOnce() {
        String customer = facts.newId("cus");
        String compensation = facts.newId("cmp");
        String caseId = facts.newId("cas");
        facts.compensated(customer, facts.newId("cmp"), caseId, 40);
        facts.compensated(customer, compensation, caseId, 500);
        facts.compensationReversed(customer, compensation, caseId, 500);
        facts.compensationReversed(customer, compensation, caseId, 500);
        facts.compensated(customer, facts.newId("cmp"), caseId, 3);

        stored.awaitBalance(customer, 43);
        assertThat(stored.transactions(compensation)).isEqualTo(2);
    }

    @Test
    void aReversalBehindWhatItTakesBackInAnotherBatchFindsIt() {
        String customer = facts.newId("cus");
        String compensation = facts.newId("cmp");
        String caseId = facts.newId("cas");
        facts.compensated(customer, compensation, caseId, 500);
        stored.awaitBalance(customer, 500);

        facts.compensationReversed(customer, compensation, caseId, 500);

        stored.awaitBalance(customer, 0);
    }

    @Test
    void aCompensationBeforeTheRegistrationEnrols() {
        String customer = facts.newId("cus");
        facts.compensated(customer, facts.newId("cmp"), facts.newId("cas"), 25);

        stored.awaitBalance(customer, 25);
        facts.registered(customer);
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 26);
    }
}
