package io.dangol.loyalty;

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
        super("loyalty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.dangol.customer.customer.registered.v1",
                "io.dangol.customer.purchase.recorded.v1",
                "io.dangol.customer.purchase.returned.v1",
                "io.dangol.customer.purchase.corrected.v1",
                "io.dangol.customer.purchase.cancelled.v1",
                "io.dangol.feedback.compensation.approved.v1",
                "io.dangol.feedback.compensation.reversed.v1"
            })
    void goodEventsAreTakenAndBadOnesRefusedWithTheirField(String type) {
        check(type);
    }
}
