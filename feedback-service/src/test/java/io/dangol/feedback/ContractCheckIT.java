package io.dangol.feedback;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.contract.ContractTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/// Every operation of this service's API document, held to what all services promise. It changes settings too, so it
/// has a database of its own.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class ContractCheckIT extends ContractTests {
    @Override
    protected Callers somethingOfEachKind() {
        Partner partner = Partner.register();
        String customer = Customers.newId();
        Cases.open(customer);
        Surveys.active("");
        return new Callers(customer, partner.name());
    }
}
