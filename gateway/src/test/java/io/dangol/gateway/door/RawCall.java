package io.dangol.gateway.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection on which a test says exactly what it wants, also what no proper client would.
final class RawCall implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Socket socket;

    RawCall(URI gateway) throws IOException {
        socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    RawCall say(String text) throws IOException {
        return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    RawCall send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /// Everything until the gateway closes the connection.
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// What comes until the text is complete or the gateway closes the connection.
    String until(String text) throws IOException {
        StringBuilder heard = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            heard.append((char) next);
            if (heard.indexOf(text, Math.max(0, heard.length() - text.length())) >= 0) {
                break;
            }
        }
        return heard.toString();
    }

    /// One answer with its body, whose length its head tells.
    String answer() throws IOException {
        String head = until("\r\n\r\n");
        Matcher length = CONTENT_LENGTH.matcher(head);
        byte[] body = socket.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head + new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
