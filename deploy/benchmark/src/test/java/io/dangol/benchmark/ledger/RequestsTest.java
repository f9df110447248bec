package io.dangol.benchmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.benchmark.account.MemberAccount;
import io.dangol.benchmark.load.Template;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Requests requests = new Requests("127.0.0.1:8080", "token");

    @Test
    void aPostingHasItsKeyItsAccountAndTheLengthThatItSays() throws IOException {
        String request = render(requests.single("run-1"));
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);

        assertThat(request)
                .startsWith("POST /v1/transactions HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("\r\nAuthorization: Bearer token\r\n")
                .contains("\r\nIdempotency-Key: run-1-000000000042\r\n")
                .contains("\r\nContent-Length: " + body.length() + "\r\n");
        JsonNode json = new ObjectMapper().readTree(body);
        assertThat(json.path("kind").asText()).isEqualTo("earn");
        assertThat(json.path("account").asText()).isEqualTo(MemberAccount.publicId(7));
        assertThat(json.path("points").asInt()).isEqualTo(100);
    }

    @Test
    void aLineOfABatchIsThePostingWithItsKey() throws IOException {
        String line = render(Requests.line("run-1"));

        assertThat(line).endsWith("}\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("key").asText()).isEqualTo("run-1-000000000042");
        assertThat(json.path("account").asText()).isEqualTo(MemberAccount.publicId(7));
    }

    @Test
    void theHeadOfABatchAnnouncesChunks() {
        assertThat(requests.batchHead())
                .startsWith("POST /v1/transactions:batch HTTP/1.1\r\n")
                .contains("Content-Type: application/x-ndjson\r\n")
                .endsWith("Transfer-Encoding: chunked\r\n\r\n");
    }

    private static String render(Template template) {
        ByteBuffer target = ByteBuffer.allocate(template.length());
        template.render(target, 7, 42);
        return StandardCharsets.US_ASCII.decode(target.flip()).toString();
    }
}
