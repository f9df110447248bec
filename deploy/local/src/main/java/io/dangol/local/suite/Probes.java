package io.dangol.local.suite;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/// Short questions to a server on this machine: does it answer?
final class Probes {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int HTTP_OK = 200;
    private static final short KAFKA_API_VERSIONS = 18;
    private static final int KAFKA_CORRELATION = 0x64616e67;
    private static final short KAFKA_NO_CLIENT_NAME = -1;
    private static final int KAFKA_REQUEST_BYTES = 10;

    private Probes() {}

    /// Whether a GET of the path is answered with 200.
    static boolean http(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException unreachable) {
            return false;
        }
    }

    /// Whether a Kafka broker answers the protocol's first question, which versions it speaks. A port that accepts
    /// connections is not enough: the operating system accepts them for a process that hangs.
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
