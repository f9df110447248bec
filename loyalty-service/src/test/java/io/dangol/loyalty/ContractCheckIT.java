package io.dangol.loyalty;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.contract.ContractTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/// Every operation of this service's API document, held to what all services promise. It changes settings too, so it
/// has a database of its own.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class ContractCheckIT extends ContractTests {
    @Inject
    Ledgers ledgers;

    @Override
    protected Callers somethingOfEachKind() {
        Ledgers.Member member = ledgers.member(100);
        return new Callers(member.customer(), "contract");
    }
}
