package io.dangol.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.testkit.contract.ApiOperation.Parameter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The broken requests of an operation: its path, its query, its headers and its body.
final class BrokenRequests {
    private static final List<String> CURSORS = List.of(
            "", "7", "-1", "2026|x", "a|b|c|d", "\u0000", "9223372036854775808", "+999999999-01-01T00:00:00Z|1");
    private static final List<String> TIMES = List.of(
            "",
            "yesterday",
            "2026-13-45",
            "2026-02-30",
            "-0001-01-01",
            "+999999999-01-01",
            "+1000000000-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "2026-11-21T25:00:00Z");
    private static final List<String> NUMBERS =
            List.of("", "ten", "1.5", "0x1", "\uff11", "99999999999999999999", "-99999999999999999999");
    private static final List<String> PATHS =
            List.of("nonsense", "%00", "%ff%fe", "%20", "..%2f..%2fetc", "-1", "%F0%9F%98%80", "null", "x".repeat(300));
    private static final int LONG_TEXT = 2_000;

    private final ApiDocument document;
    private final ApiOperation operation;
    private final KnownIds ids;
    private final String role;
    private final List<BrokenRequest> broken = new ArrayList<>();

    private BrokenRequests(ApiDocument document, ApiOperation operation, KnownIds ids, String role) {
        this.document = document;
        this.operation = operation;
        this.ids = ids;
        this.role = role;
    }

    static List<BrokenRequest> of(ApiDocument document, ApiOperation operation, KnownIds ids, String role) {
        BrokenRequests requests = new BrokenRequests(document, operation, ids, role);
        String target = ids.path(operation.path(), role);
        operation.parameters("query").forEach(parameter -> requests.addQuery(target, parameter));
        requests.addAnyQuery(target);
        operation.parameters("path").forEach(requests::addPath);
        requests.addRequiredHeaders(target);
        requests.addOptionalHeaders(target);
        requests.broken.addAll(BrokenBodies.of(document, operation, target));
        return requests.broken;
    }

    private void addAnyQuery(String target) {
        addQuery(target, "colour", "red", true);
        add("an unknown parameter of no characters", target + "?%ff%fe=1");
        add("a parameter without a name", target + "?=1");
        addQuery(target, "x".repeat(LONG_TEXT), "1", true);
    }

    private void addQuery(String target, Parameter parameter) {
        String name = parameter.name();
        JsonNode schema = parameter.schema();
        if (name.equals("cursor")) {
            add("cursor=abcd", target + "?cursor=abcd");
            add("cursor=%%%", target + "?cursor=%25%25%25");
            for (String position : CURSORS) {
                String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
                // A list may be in the order of numbers or texts, and know such a position.
                broken.add(BrokenRequest.target("cursor of " + position, target + "?cursor=" + cursor)
                        .perhaps());
            }
            return;
        }
        addQuery(target, name, "\u0000", true);
        if (!SampleBody.type(schema).equals("array")) {
            add(name + " twice", target + "?" + name + "=1&" + name + "=1");
        }
        switch (SampleBody.type(schema)) {
            case "integer" -> {
                NUMBERS.forEach(number -> addQuery(target, name, number, true));
                addBeyond(target, name, schema);
            }
            case "boolean" -> List.of("", "yes", "1", "TRUE").forEach(flag -> addQuery(target, name, flag, true));
            default -> addText(target, name, schema);
        }
    }

    private void addBeyond(String target, String name, JsonNode schema) {
        if (schema.has("minimum")) {
            addQuery(target, name, Long.toString(schema.path("minimum").asLong() - 1), true);
        }
        if (schema.has("maximum")) {
            addQuery(target, name, Long.toString(schema.path("maximum").asLong() + 1), true);
        }
    }

    private void addText(String target, String name, JsonNode schema) {
        String format = schema.path("format").asText("");
        if (format.startsWith("date") || format.equals("duration")) {
            TIMES.forEach(time -> addQuery(target, name, time, false));
            addQuery(target, name, "yesterday", true);
        } else if (schema.has("enum")) {
            addQuery(target, name, "no-such-value", true);
        } else {
            List.of("", "nonsense", "cus_nonsense", "😀", "' OR 1=1 --")
                    .forEach(text -> addQuery(target, name, text, false));
        }
        addQuery(target, name, "x".repeat(LONG_TEXT), false);
    }

    private void addPath(Parameter parameter) {
        for (String value : PATHS) {
            add(
                    "path " + parameter.name() + " = " + value.substring(0, Math.min(20, value.length())),
                    ids.path(operation.path(), role, parameter.name(), value));
        }
        add("an unknown " + parameter.name(), ids.unknown(operation.path(), role, parameter.name()));
    }

    /// Headers that the operation needs to be as they must be.
    private void addRequiredHeaders(String target) {
        if (!operation.roles().isEmpty()) {
            for (String token :
                    new String[] {"", "Bearer", "Bearer garbage", "Bearer a.b.c", "Basic YTpi", "Bearer \u00e9"}) {
                broken.add(request("Authorization: " + token, target).with("Authorization", token));
            }
        }
        if (operation.hasParameter("header", "Idempotency-Key")) {
            for (String key : new String[] {"k".repeat(256), "k".repeat(8_000)}) {
                broken.add(sample("a key of " + key.length(), target).with("Idempotency-Key", key));
            }
        }
        if (operation.hasParameter("header", "If-Match")) {
            for (String tag : new String[] {"\"", "W/", "garbage", "\"999999999999\"", "\"-1\", \"no\""}) {
                broken.add(sample("If-Match: " + tag, target).with("If-Match", tag));
            }
        }
        for (Parameter header : operation.parameters("header")) {
            if (!header.name().equalsIgnoreCase("Idempotency-Key")
                    && !header.name().startsWith("If-")) {
                broken.add(sample(header.name() + ": garbage", target)
                        .with(header.name(), "garbage \u00e9 ;;;")
                        .perhaps());
            }
        }
    }

    /// Headers that a service may ignore. Where they could let a change pass, another flaw is added.
    private void addOptionalHeaders(String target) {
        String safe = operation.isRead() ? target : target + "?colour=red";
        String[][] headers = {
            {"Accept", "garbage"},
            {"Accept", "text/html"},
            {"Accept", "application/json;q=lots"},
            {"Accept", "*/*;;;,"},
            {"Accept-Language", ";;;"},
            {"Accept-Encoding", "garbage;q=9"},
            {"If-None-Match", "garbage"},
            {"If-Modified-Since", "yesterday"},
            {"Range", "bytes=9-1"},
            {"traceparent", "00-garbage"},
            {"X-Request-Id", "x".repeat(5_000)},
            {"Last-Event-ID", "garbage"},
            {"Cookie", "garbage"},
            {"Forwarded", "garbage;;;"},
            {"X-Forwarded-Proto", "garbage"},
            {"X-HTTP-Method-Override", "DELETE"},
        };
        for (String[] header : headers) {
            broken.add(request(header[0] + ": " + header[1].substring(0, Math.min(20, header[1].length())), safe)
                    .with(header[0], header[1])
                    .perhaps());
        }
    }

    private BrokenRequest sample(String flaw, String target) {
        JsonNode schema = operation.bodySchema();
        BrokenRequest request = request(flaw, target);
        return schema == null
                ? request
                : request.with(new SampleBody(document).of(schema).toString().getBytes(UTF_8));
    }

    private void addQuery(String target, String name, String value, boolean refused) {
        BrokenRequest request = request(
                name.substring(0, Math.min(30, name.length())) + "=" + value.substring(0, Math.min(30, value.length())),
                target + "?" + encode(name) + "=" + encode(value));
        broken.add(refused ? request : request.perhaps());
    }

    private void add(String flaw, String target) {
        broken.add(request(flaw, target));
    }

    private static BrokenRequest request(String flaw, String target) {
        return BrokenRequest.target(flaw, target);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
