package io.dangol.customer;

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
        super("customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.dangol.feedback.feedback.received.v1"})
    void goodEventsAreTakenAndBadOnesRefusedWithTheirField(String type) {
        check(type);
    }
}
