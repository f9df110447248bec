package io.dangol.feedback;

import io.dangol.testkit.EventAgreementTests;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// This service takes the same events as every other consumer of their types, and refuses the same.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EventAgreementIT extends EventAgreementTests {
    private String survey = "";

    EventAgreementIT() {
        super("feedback");
    }

    /// Purchases matter only while a survey waits for deliveries.
    @BeforeEach
    void aSurveyWaits() {
        survey =
                Surveys.active(",\"trigger\":{\"kind\":\"purchase_delivered\",\"deliveredAfter\":{\"other\":\"P3D\"}}");
    }

    @AfterEach
    void end() {
        Surveys.move(survey, "end").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.dangol.customer.customer.registered.v1", "io.dangol.customer.purchase.recorded.v1"})
    void goodEventsAreTakenAndBadOnesRefusedWithTheirField(String type) {
        check(type);
    }
}
