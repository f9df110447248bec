package io.dangol.gateway.door;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/// A started gateway between a caller and four peers.
@QuarkusTestResource(Suite.class)
abstract class GatewayTest {
    @TestHTTPResource("/")
    URI gateway;

    Suite suite;
    Caller caller;

    @BeforeEach
    void prepareCaller() {
        caller = new Caller(gateway, suite.tokens().good());
    }
}
