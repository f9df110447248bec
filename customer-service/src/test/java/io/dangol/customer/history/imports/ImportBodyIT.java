package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.imports.Imports.CSV;
import static io.dangol.customer.history.imports.Imports.DEADLINE;
import static io.dangol.customer.history.imports.Imports.HEADER;
import static io.dangol.customer.history.imports.Imports.PATH;
import static io.dangol.customer.history.imports.Imports.accepted;
import static io.dangol.customer.history.imports.Imports.errors;
import static io.dangol.customer.history.imports.Imports.finished;
import static io.dangol.customer.history.imports.Imports.requireResult;
import static io.dangol.customer.history.imports.Imports.row;
import static io.dangol.customer.history.imports.Imports.rows;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a body must be to be an import.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportBodyIT {
    @Inject
    Database database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                                   | import-header-invalid
            source,order_id,customer_external_id,purchased_at,total                              | import-header-invalid
            source,order_id,customer_external_id,purchased_at,total,currency,colour              | import-header-invalid
            {"source":"pos-7"}                                                                   | import-header-invalid
            """)
    void aCsvBodyWithoutItsHeaderIsRefusedAsAWhole(String body, String problem) {
        long before = database.everything();

        requireProblem(operator().contentType(CSV).body(body).post(PATH).then(), 400, problem);

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aLineThatGoesOnAndOnIsRefusedAsAWhole() {
        long before = database.everything();
        String body = HEADER + rows(unique("pos"), 0, 1_500) + "x".repeat(1025 * 1024 + 1);

        requireProblem(operator().contentType(CSV).body(body).post(PATH).then(), 400, "import-line-too-long");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void anOpenQuoteCostsItsLineAndNoOther() {
        String source = unique("pos");
        String row = source + ",%s,c,2026-11-01T09:30:00+09:00,100,KRW,%s\n";
        String body = HEADER.strip() + ",store\n"
                + row.formatted("V1", "\"12 inch shop")
                + row.formatted("V2", "s")
                + row.formatted("V3", "12\"")
                + row.formatted("V4", "\"quoted\"")
                + row.formatted("V5", "s");

        String job = accepted(CSV, body);

        requireResult(finished(job), 4, 0, 1);
        errors(job).body(at("items.line", equalTo(List.of(2)))).body(at("items.code", equalTo(List.of("malformed"))));
        assertThat(database.purchasesOf(source)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/csv; charset=iso-8859-1"})
    void anotherMediaTypeIsRefused(String mediaType) {
        requireProblem(operator().contentType(mediaType).body(HEADER).post(PATH).then(), 415, "unsupported-media-type");
    }

    @Test
    void aBodyMayBeLargerThanOtherEndpointsTake() throws Exception {
        String source = unique("pos");
        String body = HEADER + row(source, "A", "1", "1000") + "\n".repeat(3 * 1024 * 1024);

        requireResult(finished(accepted(CSV, body)), 1, 0, 0);

        HttpRequest chunked = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH))
                .header("Authorization", "Bearer " + Tokens.of("operator"))
                .header("Content-Type", CSV)
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(chunked, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
            requireResult(finished(JsonPath.from(answer.body()).getString("id")), 0, 1, 0);
        }
        requireProblem(
                posting(Tokens.of("operator")).body(body).post("/v1/purchases").then(), 413, "payload-too-large");
    }

    @Test
    void aBodyOverItsLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            send(socket, head(512L * 1024 * 1024 + 1));

            assertThat(readSome(socket)).startsWith("HTTP/1.1 413").contains("payload-too-large");
        }
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws Exception {
        String source = unique("pos");
        long jobs = database.number("SELECT count(*) FROM job");
        long chunks = database.number("SELECT count(*) FROM import_chunk");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            send(socket, head(10_000_000) + HEADER + rows(source, 0, 3_000));
            await().atMost(DEADLINE)
                    .until(() -> database.number("SELECT count(*) FROM import_chunk"), count -> count > chunks);
            assertThat(database.number("SELECT count(*) FROM job")).isEqualTo(jobs + 1);
        }

        await().atMost(DEADLINE).until(() -> database.number("SELECT count(*) FROM job") == jobs);
        assertThat(database.number("SELECT count(*) FROM import_chunk")).isEqualTo(chunks);
        assertThat(database.purchasesOf(source)).isZero();
    }

    private static String head(long contentLength) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("operator")
                + "\r\nContent-Type: text/csv\r\nContent-Length: " + contentLength + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String readSome(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        StringBuilder text = new StringBuilder();
        while (!text.toString().contains("}")) {
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
