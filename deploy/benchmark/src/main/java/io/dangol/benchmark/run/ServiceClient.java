package io.dangol.benchmark.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/// Asks the service for something now and then, such as whether its books are in order.
public final class ServiceClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int READ_TIMEOUT_MILLIS = 600_000;
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final InetSocketAddress address;
    private final String token;
    private final ObjectMapper json = new ObjectMapper();

    public ServiceClient(InetSocketAddress address, String token) {
        this.address = address;
        this.token = token;
    }

    /// @throws CommandFailure if it is not answered with 200
    public JsonNode get(String path) throws IOException {
        return answer(open(path), "GET " + path, OK);
    }

    /// Makes something.
    ///
    /// @throws CommandFailure if it is not answered with 201
    public JsonNode create(String path, Map<String, ?> request) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            json.writeValue(body, request);
        }
        return answer(connection, "POST " + path, CREATED);
    }

    private HttpURLConnection open(String path) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(READ_TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection;
    }

    private JsonNode answer(HttpURLConnection connection, String what, int wanted) throws IOException {
        if (connection.getResponseCode() != wanted) {
            throw new CommandFailure(what + " was answered with " + connection.getResponseCode() + ".");
        }
        try (InputStream body = connection.getInputStream()) {
            return json.readTree(body);
        }
    }
}
