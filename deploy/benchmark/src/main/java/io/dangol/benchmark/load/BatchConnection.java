package io.dangol.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection that streams lines of postings in, request after request, and reads the lines of results meanwhile.
/// It sends as fast as the service takes them: what it does not take stays in the sockets.
final class BatchConnection {
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int CHUNK_HEAD_BYTES = 6;
    private static final byte[] END_OF_CHUNK = ascii("\r\n");
    private static final byte[] END_OF_REQUEST = ascii("0\r\n\r\n");
    private static final int OK = 200;

    private final byte[] head;
    private final int linesOfRequest;
    private final Postings postings;
    private final ResultLines results;
    private final ResponseReader reader;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer outgoing;
    private int linesLeft;
    private boolean requestEnded = true;
    private boolean idle = true;

    /// @param head a request's line and headers, chunked
    /// @param linesOfRequest how many lines a request has
    /// @param mark what a result line has in it if its posting was made
    BatchConnection(
            InetSocketAddress target,
            Selector selector,
            String head,
            int linesOfRequest,
            Postings postings,
            String mark)
            throws IOException {
        this.head = ascii(head);
        this.linesOfRequest = linesOfRequest;
        this.postings = postings;
        this.results = new ResultLines(mark);
        this.reader = new ResponseReader(results);
        this.channel = Connection.open(target);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
        this.outgoing = ByteBuffer.allocateDirect(CHUNK_BYTES + head.length() + END_OF_REQUEST.length)
                .flip();
    }

    /// Begins the next request.
    void begin() throws IOException {
        linesLeft = linesOfRequest;
        requestEnded = false;
        idle = false;
        outgoing.clear();
        outgoing.put(head);
        fill(false);
        write(false);
    }

    /// Sends what the service takes, a chunk at most.
    ///
    /// @param last whether the request should come to its end
    void write(boolean last) throws IOException {
        if (!outgoing.hasRemaining() && !requestEnded) {
            outgoing.clear();
            fill(last);
        }
        channel.write(outgoing);
        int wanted = hasToWrite() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /// Reads results; [#isIdle()] tells afterwards whether the answer has ended.
    ///
    /// @throws IOException if the service ended the connection, or refused the whole request
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("the service ended the connection in the middle of a batch");
        }
        buffer.flip();
        if (reader.read(buffer)) {
            if (reader.status() != OK) {
                throw new IOException("the service answered a batch with " + reader.status());
            }
            if (!requestEnded) {
                throw new IOException("the service ended its answer before the batch had ended");
            }
            idle = true;
        }
    }

    boolean isIdle() {
        return idle;
    }

    boolean hasToWrite() {
        return outgoing.hasRemaining() || !requestEnded;
    }

    ResultLines results() {
        return results;
    }

    void close() throws IOException {
        channel.close();
    }

    /// Appends one chunk, and the end of the request where it is reached.
    private void fill(boolean last) {
        int headAt = outgoing.position();
        outgoing.position(headAt + CHUNK_HEAD_BYTES);
        int longest = postings.longest();
        int room = outgoing.capacity() - END_OF_CHUNK.length - END_OF_REQUEST.length - longest;
        while (linesLeft > 0 && !last && outgoing.position() <= room) {
            postings.next(outgoing);
            linesLeft--;
        }
        int length = outgoing.position() - headAt - CHUNK_HEAD_BYTES;
        if (length == 0) {
            outgoing.position(headAt);
        } else {
            outgoing.put(headAt, ascii("%04x\r\n".formatted(length)));
            outgoing.put(END_OF_CHUNK);
        }
        if (linesLeft == 0 || last) {
            outgoing.put(END_OF_REQUEST);
            requestEnded = true;
        }
        outgoing.flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
