package io.dangol.benchmark.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server of a page that understands what the generators send, and remembers it.
final class TinyServer implements AutoCloseable {
    /// How it answers a posting of its own.
    interface Answer {
        /// @param number of the posting, from 1
        /// @return the response; empty to end the connection
        String to(int number) throws InterruptedException;
    }

    static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> keys = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Answer answer;

    TinyServer(Answer answer) throws IOException {
        this.answer = answer;
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    /// How often each key came.
    Map<String, Integer> keys() {
        return keys;
    }

    /// What was not as it should be.
    Queue<String> faults() {
        return faults;
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                threads.execute(() -> serve(accepted));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (true) {
                String first = line(in);
                String key = "";
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.startsWith("Idempotency-Key: ")) {
                        key = header.substring("Idempotency-Key: ".length());
                    } else if (header.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(header.substring("Content-Length: ".length()));
                    }
                }
                if (first.startsWith("POST /batch ")) {
                    batch(in, out);
                } else if (!single(key, new String(in.readNBytes(length), StandardCharsets.US_ASCII), out)) {
                    return;
                }
            }
        } catch (IOException ended) {
            // The generator closed the connection.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean single(String key, String body, OutputStream out) throws IOException, InterruptedException {
        if (!body.matches("\\{\"account\":\"acc_[0-9a-z]{26}\"}")) {
            faults.add(body);
        }
        keys.merge(key, 1, Integer::sum);
        String response = answer.to(keys.size());
        out.write(response.getBytes(StandardCharsets.US_ASCII));
        return !response.isEmpty();
    }

    private void batch(InputStream in, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            StringBuilder results = new StringBuilder();
            for (String posting : new String(in.readNBytes(size), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (!posting.matches("\\{\"account\":\"acc_[0-9a-z]{26}\",\"key\":\"b-[0-9]{12}\"}")) {
                    faults.add(posting);
                }
                keys.merge(posting.substring(posting.indexOf("b-"), posting.length() - 2), 1, Integer::sum);
                results.append("{\"status\":201}\n");
            }
            line(in);
            out.write("%x\r\n%s\r\n".formatted(results.length(), results).getBytes(StandardCharsets.US_ASCII));
        }
        line(in);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
