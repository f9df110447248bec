package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// HTTP/2 without TLS, where an operator has switched it on.
@QuarkusTest
@TestProfile(ClearTextHttp2IT.SwitchedOn.class)
class ClearTextHttp2IT extends GatewayTest {
    /// The setting.
    public static final class SwitchedOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dangol.gateway.h2c", "true");
        }
    }

    @Test
    void aConnectionIsUpgradedAndServed() throws Exception {
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        http2.send(caller.request("/v1/customers").build(), BodyHandlers.ofString());

        HttpResponse<String> response = http2.send(
                caller.request("/v1/purchases")
                        .POST(BodyPublishers.ofString("{\"b\":2}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getInteger("bytes")).isEqualTo(7);
    }
}
