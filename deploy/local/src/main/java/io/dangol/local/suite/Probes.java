package io.dangol.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.local.process.Liveness;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/// Short questions to a server on this machine: does it answer?
final class Probes {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HTTP_OK = 200;
    /// What `HttpURLConnection` gives for an answer that is not HTTP, too.
    private static final int NO_ANSWER = -1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final short KAFKA_API_VERSIONS = 18;
    private static final int KAFKA_CORRELATION = 0x64616e67;
    private static final short KAFKA_NO_CLIENT_NAME = -1;
    private static final int KAFKA_REQUEST_BYTES = 10;

    private Probes() {}

    /// Whether a GET of the path is answered with 200.
    static boolean http(int port, String path) {
        return status(port, path) == HTTP_OK;
    }

    /// What a service says of itself: silence is no answer at all, any answer but 200 is a failure.
    static Liveness liveness(int port, String path) {
        return switch (status(port, path)) {
            case HTTP_OK -> Liveness.LIVE;
            case NO_ANSWER -> Liveness.SILENT;
            default -> Liveness.FAILING;
        };
    }

    /// The JSON document at the path, or nothing where the answer is not 200 or not JSON.
    static Optional<JsonNode> json(int port, String path) {
        try {
            HttpURLConnection connection = open(port, path);
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(JSON.readTree(body));
            } finally {
                connection.disconnect();
            }
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private static int status(int port, String path) {
        try {
            HttpURLConnection connection = open(port, path);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException unreachable) {
            return NO_ANSWER;
        }
    }

    private static HttpURLConnection open(int port, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    /// Whether a Kafka broker answers the protocol's first question, which versions it speaks. A port
    /// that accepts connections is not enough: the operating system accepts them for a process that
    /// hangs.
    static boolean kafka(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            DataOutputStream request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(KAFKA_REQUEST_BYTES);
            request.writeShort(KAFKA_API_VERSIONS);
            request.writeShort(0);
            request.writeInt(KAFKA_CORRELATION);
            request.writeShort(KAFKA_NO_CLIENT_NAME);
            request.flush();
            DataInputStream response = new DataInputStream(socket.getInputStream());
            return response.readInt() >= Integer.BYTES && response.readInt() == KAFKA_CORRELATION;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
