package io.dangol.benchmark.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;

/// Asks the service a question now and then, such as whether its books are in order.
final class ServiceClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int READ_TIMEOUT_MILLIS = 600_000;
    private static final int OK = 200;

    private final InetSocketAddress address;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    ServiceClient(InetSocketAddress address, String token) {
        this.address = address;
        this.token = token;
    }

    /// @throws CommandFailure if it is not answered with 200
    JsonNode get(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (connection.getResponseCode() != OK) {
            throw new CommandFailure("GET " + path + " was answered with " + connection.getResponseCode() + ".");
        }
        try (InputStream body = connection.getInputStream()) {
            return json.readTree(body);
        }
    }

    /// Has the service hold its invariants against all of its books.
    ///
    /// @throws CommandFailure if one of them does not hold, or not everything was looked at
    void requireIntegrity() throws IOException {
        JsonNode answer = get("/v1/integrity");
        if (!answer.path("ok").asBoolean()) {
            throw new CommandFailure("The books are not in order: " + answer);
        }
        if (answer.path("sweep").path("progress").asDouble() < 1) {
            throw new CommandFailure("Not all of the books were checked: " + answer.path("sweep"));
        }
    }
}
