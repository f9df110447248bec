package io.dangol.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    private static final String CHUNKED = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "transfer-encoding: chunked",
            "",
            "5",
            "one\r\n",
            "A;x=y",
            "two\nthree\n",
            "0",
            "Trailer: x",
            "",
            "");
    private static final String BUSY =
            "HTTP/1.1 503 Service Unavailable\r\nRETRY-AFTER: 1\r\nContent-Length: 0\r\n\r\n";

    @Test
    void statusRetryAfterAndEndAreFoundHoweverTheBytesArrive() throws IOException {
        for (int piece = 1; piece <= CREATED.length(); piece++) {
            ResponseReader reader = new ResponseReader(null);
            assertThat(readInPieces(reader, CREATED, piece)).isEqualTo(1);
            assertThat(reader.status()).isEqualTo(201);
            assertThat(reader.hasRetryAfter()).isFalse();

            assertThat(readInPieces(reader, BUSY, piece)).isEqualTo(1);
            assertThat(reader.status()).isEqualTo(503);
            assertThat(reader.hasRetryAfter()).isTrue();

            assertThat(readInPieces(reader, CREATED, piece)).isEqualTo(1);
            assertThat(reader.hasRetryAfter()).isFalse();
        }
    }

    @Test
    void aChunkedBodyIsHandedOverWithoutItsFraming() throws IOException {
        for (int piece = 1; piece <= CHUNKED.length(); piece++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ResponseReader reader = new ResponseReader(part -> {
                while (part.hasRemaining()) {
                    body.write(part.get());
                }
            });

            assertThat(readInPieces(reader, CHUNKED, piece)).isEqualTo(1);

            assertThat(body.toString(StandardCharsets.US_ASCII)).isEqualTo("one\r\ntwo\nthree\n");
        }
    }

    @Test
    void whatFollowsAResponseIsLeftInTheBuffer() throws IOException {
        ByteBuffer both = ByteBuffer.wrap((CREATED + BUSY).getBytes(StandardCharsets.US_ASCII));
        ResponseReader reader = new ResponseReader(null);

        assertThat(reader.read(both)).isTrue();
        assertThat(both.remaining()).isEqualTo(BUSY.length());
        assertThat(reader.read(both)).isTrue();
        assertThat(reader.status()).isEqualTo(503);
    }

    @Test
    void whatIsNoHttpIsRefused() {
        assertThatThrownBy(() -> new ResponseReader(null)
                        .read(ByteBuffer.wrap("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(IOException.class)
                .hasMessage("this is no HTTP/1.1: SSH-2.0-OpenSSH_9.2p1");
    }

    @Test
    void resultLinesAreCountedAcrossPieces() throws IOException {
        String answer =
                "{\"key\":\"a\",\"status\":201}\n{\"key\":\"b\",\"status\":409}\n{\"key\":\"c\",\"status\":201}\n";
        for (int piece = 1; piece <= answer.length(); piece++) {
            ResultLines lines = new ResultLines("\"status\":201");
            for (int from = 0; from < answer.length(); from += piece) {
                lines.accept(ByteBuffer.wrap(answer.substring(from, Math.min(from + piece, answer.length()))
                        .getBytes(StandardCharsets.US_ASCII)));
            }
            assertThat(lines.created()).isEqualTo(2);
            assertThat(lines.others()).isEqualTo(1);
            assertThat(lines.firstOther()).isEqualTo("{\"key\":\"b\",\"status\":409}");
        }
    }

    private static int readInPieces(ResponseReader reader, String text, int piece) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int complete = 0;
        for (int from = 0; from < bytes.length; from += piece) {
            ByteBuffer received = ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from));
            while (received.hasRemaining()) {
                complete += reader.read(received) ? 1 : 0;
            }
        }
        return complete;
    }
}
