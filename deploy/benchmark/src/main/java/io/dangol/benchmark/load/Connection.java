package io.dangol.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One connection, which has at most one request under way.
final class Connection {
    /// What became of the bytes that arrived.
    enum Received {
        PART,
        ANSWER,
        END
    }

    private final InetSocketAddress target;
    private final Selector selector;
    private final ByteBuffer outgoing;
    private final BodyStart body;
    private final ResponseReader reader;
    private SocketChannel channel;
    private SelectionKey key;
    private long dueNanos;
    private boolean waiting;

    Connection(InetSocketAddress target, Selector selector, Outgoing requests) throws IOException {
        this.target = target;
        this.selector = selector;
        this.outgoing = ByteBuffer.allocateDirect(requests.longest());
        this.body = new BodyStart(requests.keptOfAnswer());
        this.reader = new ResponseReader(body);
        this.channel = open(target);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static SocketChannel open(InetSocketAddress target) throws IOException {
        SocketChannel opened = SocketChannel.open(target);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        return opened;
    }

    /// Connects anew; what was under way is lost.
    void reopen() throws IOException {
        close();
        channel = open(target);
        key = channel.register(selector, SelectionKey.OP_READ, this);
        reader.reset();
        waiting = false;
    }

    void send(Outgoing requests, long due) throws IOException {
        outgoing.clear();
        requests.next(outgoing);
        outgoing.flip();
        body.clear();
        dueNanos = due;
        waiting = true;
        flush();
    }

    /// Sends what the operating system did not take at once, which hardly ever happens.
    void flush() throws IOException {
        channel.write(outgoing);
        int wanted = outgoing.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /// @param buffer to read with; shared by all connections
    Received receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            return Received.END;
        }
        buffer.flip();
        if (!reader.read(buffer)) {
            return Received.PART;
        }
        if (!waiting || buffer.hasRemaining()) {
            throw new IOException("an answer came that nobody had asked for");
        }
        waiting = false;
        return Received.ANSWER;
    }

    boolean isWaiting() {
        return waiting;
    }

    boolean hasToFlush() {
        return outgoing.hasRemaining();
    }

    long dueNanos() {
        return dueNanos;
    }

    int status() {
        return reader.status();
    }

    /// The beginning of the answer's body.
    ByteBuffer body() {
        return body.read();
    }

    boolean hasRetryAfter() {
        return reader.hasRetryAfter();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}
