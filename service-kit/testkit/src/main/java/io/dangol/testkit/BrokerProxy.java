package io.dangol.testkit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/// Stands between clients and a broker, and decides of each request what becomes of it: what a network and a broker in
/// trouble do, at the moment that a test chooses.
public final class BrokerProxy implements AutoCloseable {
    /// The numbers of requests in Kafka's protocol.
    public static final int PRODUCE = 0;

    public static final int OFFSET_COMMIT = 8;

    private static final int REQUEST_BYTES_MOST = 128 * 1024 * 1024;
    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final int brokerPort;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile IntFunction<Fate> fates = api -> Fate.PASSED;

    /// What becomes of a request.
    public enum Fate {
        PASSED,
        /// It never arrives, nor does anything that follows on its connection; nobody is told.
        SWALLOWED,
        /// The connection breaks before the broker has it.
        CUT_BEFORE,
        /// The broker has it, the client is never told, and the connection breaks.
        CUT_AFTER
    }

    /// @param port where clients connect
    public BrokerProxy(int port, int brokerPort) throws IOException {
        this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.brokerPort = brokerPort;
        Thread.ofVirtual().start(this::accept);
    }

    /// @param fates the fate of a request, by its number in the protocol; asked for each
    public void decide(IntFunction<Fate> fates) {
        this.fates = fates;
    }

    /// Everything passes from now on, over new connections.
    public void heal() {
        fates = api -> Fate.PASSED;
        connections.forEach(Connection::close);
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Connection::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Connection connection = new Connection(server.accept());
                connections.add(connection);
                Thread.ofVirtual().start(connection::forward);
            } catch (IOException closed) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket broker = new Socket();
        private volatile boolean answers = true;

        Connection(Socket client) {
            this.client = client;
        }

        void forward() {
            try {
                broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
                Thread.ofVirtual().start(this::answer);
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(broker.getOutputStream());
                boolean arrives = true;
                while (true) {
                    byte[] request = read(in);
                    Fate fate =
                            arrives ? fates.apply(((request[0] & 0xff) << 8) | (request[1] & 0xff)) : Fate.SWALLOWED;
                    arrives = fate != Fate.SWALLOWED;
                    answers = answers && fate != Fate.CUT_AFTER;
                    if (fate == Fate.CUT_BEFORE) {
                        close();
                        return;
                    }
                    if (arrives) {
                        write(out, request);
                    }
                }
            } catch (IOException ended) {
                close();
            }
        }

        /// A request whose answer must not arrive has come in order behind those whose answers did:
        /// the connection breaks as soon as there is anything to tell.
        private void answer() {
            try {
                DataInputStream in = new DataInputStream(new BufferedInputStream(broker.getInputStream()));
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                while (true) {
                    byte[] response = read(in);
                    if (!answers) {
                        close();
                        return;
                    }
                    write(out, response);
                }
            } catch (IOException ended) {
                close();
            }
        }

        private static byte[] read(DataInputStream in) throws IOException {
            int length = in.readInt();
            if (length < 2 || length > REQUEST_BYTES_MOST) {
                throw new IOException("this is not Kafka's protocol");
            }
            return in.readNBytes(length);
        }

        private static void write(DataOutputStream out, byte[] frame) throws IOException {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        }

        void close() {
            connections.remove(this);
            closeQuietly(client);
            closeQuietly(broker);
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
