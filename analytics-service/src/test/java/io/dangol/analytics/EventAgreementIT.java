package io.dangol.analytics;

import io.dangol.testkit.EventAgreementTests;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// This service takes the same events as every other consumer of their types, and refuses the same.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EventAgreementIT extends EventAgreementTests {
    EventAgreementIT() {
        super("analytics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.dangol.customer.customer.registered.v1",
                "io.dangol.customer.purchase.recorded.v1",
                "io.dangol.customer.purchase.returned.v1",
                "io.dangol.customer.purchase.corrected.v1",
                "io.dangol.customer.purchase.cancelled.v1",
                "io.dangol.customer.sale.recorded.v1",
                "io.dangol.customer.sale.returned.v1",
                "io.dangol.customer.credit.recorded.v1",
                "io.dangol.feedback.feedback.received.v1",
                "io.dangol.feedback.response.recorded.v1",
                "io.dangol.feedback.case.opened.v1",
                "io.dangol.feedback.case.resolved.v1",
                "io.dangol.feedback.compensation.approved.v1",
                "io.dangol.loyalty.member.enrolled.v1",
                "io.dangol.loyalty.points.earned.v1"
            })
    void goodEventsAreTakenAndBadOnesRefusedWithTheirField(String type) {
        check(type);
    }
}
