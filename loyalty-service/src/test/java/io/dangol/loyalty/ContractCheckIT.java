package io.dangol.loyalty;

import io.dangol.loyalty.support.Ledgers;
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

    @Inject
    Ledgers ledgers;

    private ContractCheck contract;

    @BeforeEach
    void somethingOfEachKind() {
        Ledgers.Member member = ledgers.member(100);
        contract = ContractCheck.of(RestAssured.port, member.customer(), "contract");
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
