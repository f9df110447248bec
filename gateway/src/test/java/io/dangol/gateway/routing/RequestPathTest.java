package io.dangol.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1/customers",
                "*",
                "//v1/customers",
                "/v1//customers",
                "/v1/./customers",
                "/v1/../q/metrics",
                "/v1/customers/..",
                "/v1/%2e%2e/q/metrics",
                "/v1/%2E./q/metrics",
                "/v1/customers%2f..%2f..%2fq%2fmetrics",
                "/v1/customers%5c..%5cq",
                "/v1/customers\\..\\q",
                "/v1/customers%252e",
                "/v1/customers;jsessionid=1",
                "/v1/customers%3bx=1",
                "/v1/customers%00",
                "/v1/customers%0d%0aX: y",
                "/v1/customers%7f",
                "/v1/customers%",
                "/v1/customers%4",
                "/v1/customers%zz",
                "/v1/cust omers",
                "/v1/cust\tomers",
                "/v1/<x>",
                "/v1/고객",
            })
    void whatTwoReadersCouldReadDifferentlyIsRefused(String raw) {
        assertThat(RequestPath.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/customers", "/v1/customers/", "/v1/purchases:import", "/v1/%EA%B3%A0%EA%B0%9D/a@b"})
    void aClearPathTravelsAsItIs(String raw) {
        assertThat(RequestPath.parse(raw)).get().extracting(RequestPath::raw).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/purchases%3Aimport", "/v1/purchases%3aimport"})
    void anEncodedColonIsAColon(String sent) {
        RequestPath path = RequestPath.parse(sent).orElseThrow();

        assertThat(path.raw()).isEqualTo("/v1/purchases:import");
        assertThat(path.segments()).containsExactly("v1", "purchases:import");
    }

    @Test
    void segmentsAreNotDecoded() {
        assertThat(RequestPath.parse("/v1/a%20b/").orElseThrow().segments()).containsExactly("v1", "a%20b", "");
    }
}
