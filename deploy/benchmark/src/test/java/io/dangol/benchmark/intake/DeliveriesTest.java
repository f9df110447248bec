package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant SENT_AT = Instant.parse("2026-11-24T03:00:00Z");
    private static final Message REVIEW =
            new Message("review", OptionalInt.of(4), Optional.of("맛은 좋은데 \"양\"이 줄었어요.\\"));
    private static final Message SCORE = new Message("review", OptionalInt.of(2), Optional.empty());

    @Test
    void aDeliverySaysItsMessageAndTheLengthThatItHas() throws IOException {
        String first = requests(deliveries(2), 2).getFirst();
        String body = body(first);

        assertThat(first)
                .startsWith("POST /v1/webhooks/src_1 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("\r\nContent-Type: application/json\r\n")
                .contains("\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n")
                .contains("\r\nwebhook-timestamp: 1795489200\r\n")
                .contains("\r\nwebhook-id: msg_bench001000000000000000000000000\r\n");
        JsonNode json = new ObjectMapper().readTree(body);
        assertThat(json.path("kind").asText()).isEqualTo("review");
        assertThat(json.path("channel").asText()).isEqualTo("app");
        assertThat(json.path("customer").path("externalId").asText()).matches("[0-9]{8}");
        assertThat(json.path("externalRef").asText()).isEqualTo("r-bench001-000000000000");
        assertThat(json.path("occurredAt").asText()).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(json.path("rating").path("metric").asText()).isEqualTo("csat");
        assertThat(json.path("rating").path("score").asInt()).isEqualTo(4);
        assertThat(json.path("text").asText()).isEqualTo("맛은 좋은데 \"양\"이 줄었어요.\\");
    }

    @Test
    void messagesTakeTurnsAndEveryDeliveryIsAnotherOne() throws IOException {
        List<String> requests = requests(deliveries(0), 4);

        assertThat(requests).doesNotHaveDuplicates();
        assertThat(new ObjectMapper().readTree(body(requests.get(1))).has("text"))
                .isFalse();
        assertThat(new ObjectMapper().readTree(body(requests.get(2))).has("text"))
                .isTrue();
        assertThat(header(requests.get(3), "webhook-id")).isEqualTo("msg_bench001000000000000000000000003");
    }

    @Test
    void everyDeliveryIsSignedWhetherAheadOrAsItIsSent() {
        Deliveries deliveries = deliveries(3);

        List<String> requests = requests(deliveries, 6);

        Signer signer = new Signer(SECRET);
        assertThat(requests)
                .allSatisfy(request -> assertThat(header(request, "webhook-signature"))
                        .isEqualTo("v1,"
                                + new String(
                                        signer.sign(
                                                bytes(header(request, "webhook-id")),
                                                bytes(header(request, "webhook-timestamp")),
                                                bytes(body(request))),
                                        StandardCharsets.US_ASCII)));
        assertThat(deliveries.signedLate()).isEqualTo(3);
        assertThat(requests).isEqualTo(requests(deliveries(6), 6));
    }

    @Test
    void customersAreDrawnFromAllThereAre() {
        long different = requests(deliveries(0), 500).stream()
                .map(request -> body(request).substring(body(request).indexOf("externalId") + 13))
                .map(rest -> rest.substring(0, 8))
                .peek(customer -> assertThat(Integer.parseInt(customer)).isBetween(0, 99))
                .distinct()
                .count();

        assertThat(different).isGreaterThan(90);
    }

    private static Deliveries deliveries(int signedAhead) {
        List<DeliveryTemplate> templates = List.of(template(REVIEW), template(SCORE));
        return new Deliveries(templates, new Signer(SECRET), 100, signedAhead, new AnswerIds());
    }

    private static DeliveryTemplate template(Message message) {
        return new DeliveryTemplate("127.0.0.1:8080", "/v1/webhooks/src_1", "bench001", SENT_AT, message);
    }

    private static List<String> requests(Deliveries deliveries, int count) {
        List<String> requests = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            ByteBuffer target = ByteBuffer.allocate(deliveries.longest());
            deliveries.next(target);
            requests.add(StandardCharsets.UTF_8.decode(target.flip()).toString());
        }
        return requests;
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static String header(String request, String name) {
        int from = request.indexOf("\r\n" + name + ": ") + name.length() + 4;
        return request.substring(from, request.indexOf("\r\n", from));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
