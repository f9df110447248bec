package io.dangol.feedback;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.contract.ContractCheck;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of this service's API document, held to what all services promise. It changes settings too, so it
/// has a database of its own.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class ContractCheckIT {
    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    private ContractCheck contract;

    @BeforeEach
    void somethingOfEachKind() {
        Partner partner = Partner.register();
        String customer = Customers.newId();
        Cases.open(customer);
        Surveys.active("");
        contract = ContractCheck.of(RestAssured.port, customer, partner.name());
    }

    @AfterEach
    void close() {
        if (contract != null) {
            contract.close();
        }
    }

    @Test
    void brokenRequestsAreRefusedAndLeaveNothing() {
        contract.brokenRequestsAreRefusedAndLeaveNothing(pool, connectionsMost);
    }

    @Test
    void wrongMethodsAreAnsweredWithWhatIsAllowed() {
        contract.wrongMethodsAreAnsweredWithWhatIsAllowed();
    }

    @Test
    void aSlashAtTheEndIsAnotherPath() {
        contract.aSlashAtTheEndIsAnotherPath();
    }

    @Test
    void listsCountTheirItemsIfAsked() {
        contract.listsCountTheirItemsIfAsked();
    }

    @Test
    void examplesAreWellFormed() {
        contract.examplesAreWellFormed();
    }
}
