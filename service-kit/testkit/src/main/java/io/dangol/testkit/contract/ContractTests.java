package io.dangol.testkit.contract;

import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of a service's API document, held to what all services promise.
///
/// A service extends it with its `ContractCheckIT`. That changes settings too, so it has a database of its own.
public abstract class ContractTests {
    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    private ContractCheck contract;

    /// Who asks.
    ///
    /// @param customerId whose token the role `customer` has
    /// @param source what the token of the role `partner` names
    public record Callers(String customerId, String source) {}

    /// Puts something of each kind into the service, so that the operations have something to find.
    protected abstract Callers somethingOfEachKind();

    @BeforeEach
    void open() {
        Callers callers = somethingOfEachKind();
        contract = ContractCheck.of(RestAssured.port, callers.customerId(), callers.source());
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
