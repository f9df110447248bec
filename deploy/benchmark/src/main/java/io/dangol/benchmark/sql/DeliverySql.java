package io.dangol.benchmark.sql;

import io.dangol.benchmark.account.MemberAccount;
import io.dangol.kit.time.PublicId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;

/// The best SQL, written by hand, for what the service does with one signed delivery: pgbench's side.
///
/// It writes every row and every column that the service writes, as one statement: the delivery with its
/// answer and the digest of its body, the feedback of a known customer, the classification of its words,
/// the count in the source's statistics, and the events. Words, judgements and events are those that the
/// service itself wrote for a message of middling length, and reach the server as parameters, as they would
/// from any client. What pgbench need not do, it does not: it verifies, parses and understands nothing, the
/// server makes its ids, nothing is sent back. Every session counts in a lane of its own, as far as there
/// are lanes.
///
/// @param script for pgbench, which defines `customers`
/// @param variables that the script uses besides
public record DeliverySql(String script, Map<String, String> variables) {
    public DeliverySql {
        variables = Map.copyOf(variables);
    }

    /// Writes what the service has written for deliveries of a sort.
    ///
    /// @param database where it wrote them, and nothing else
    /// @param source who delivered
    /// @param tag a name for the variables
    /// @param condition SQL for the feedback of that sort
    public static DeliverySql asWritten(Database database, UUID source, String tag, String condition)
            throws SQLException {
        Map<String, String> row = database.rows(middling(condition)).getFirst();
        String publicId = PublicId.format("fbk", UUID.fromString(value(row, "id")));
        List<Map<String, String>> events = database.rows(
                "SELECT type, data FROM outbox WHERE data LIKE '%%\"%s\"%%' ORDER BY position".formatted(publicId));
        String day = database.text("SELECT max(day) FROM source_statistics");
        return of(source, day, tag, row, events);
    }

    /// The one whose length is nearest the middle of its sort.
    private static String middling(String condition) {
        return """
                SELECT * FROM (
                    SELECT *, avg(octets) OVER () AS middle FROM (
                        SELECT feedback.id, kind, channel, text, metric, score, scale_min, scale_max, direction,
                            wording_version, understood.language, needs_review, judgements::text AS judgements,
                            octet_length(coalesce(text, '')) + octet_length(coalesce(judgements::text, '')) AS octets
                        FROM feedback LEFT JOIN classification AS understood ON feedback_id = feedback.id
                        WHERE %s) AS written) AS compared
                ORDER BY abs(octets - middle), id LIMIT 1
                """.formatted(condition);
    }

    /// @param row the feedback and its classification, by the names of their columns
    /// @param events type and data of each
    static DeliverySql of(
            UUID source, String day, String tag, Map<String, String> row, List<Map<String, String>> events) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        parts.add(customer());
        parts.add(taken(source));
        parts.add(said(tag, row, variables));
        if (row.containsKey("judgements")) {
            parts.add(understood(tag, row, variables));
        }
        parts.add(counted(source, day));
        String script = "\\set number random(0, :customers - 1)%nWITH %s%n%s;%n"
                .formatted(String.join(", ", parts), published(tag, events, variables));
        return new DeliverySql(script, variables);
    }

    private static String customer() {
        return """
                customer AS (
                    SELECT customer_id, external_id FROM known_identity
                    WHERE source = '%s' AND external_id = %s
                )""".formatted(Customers.SOURCE, Customers.nameInSql(":number"));
    }

    private static String taken(UUID source) {
        return """
                taken AS (
                    INSERT INTO webhook_delivery (source_id, webhook_id, body_digest, answer_id, state, received_at)
                    SELECT '%s'::uuid, 'msg_' || replace(id::text, '-', ''), uuid_send(id) || uuid_send(id), id,
                        'received', now()
                    FROM (SELECT uuidv7() AS id) AS made
                    RETURNING answer_id
                )""".formatted(source);
    }

    private static String said(String tag, Map<String, String> row, Map<String, String> variables) {
        String text = row.containsKey("text") ? variable(variables, tag + "_text", row, "text") + "::text" : "NULL";
        return """
                said AS (
                    INSERT INTO feedback (id, source, kind, channel, customer_id, external_id, text, language,
                        occurred_at, external_ref, received_at, metric, score, scale_min, scale_max, direction,
                        wording_version, text_escaped)
                    SELECT answer_id, '%s', %s, %s, customer_id, external_id, %s, NULL, now(),
                        'r-' || left(replace(answer_id::text, '-', ''), 21), now(), %s, false
                    FROM taken CROSS JOIN customer
                )""".formatted(Customers.SOURCE, literal(row, "kind"), literal(row, "channel"), text, score(row));
    }

    private static String score(Map<String, String> row) {
        return "%s, %s::int, %s::int, %s::int, %s, %s"
                .formatted(
                        literal(row, "metric"),
                        literal(row, "score"),
                        literal(row, "scale_min"),
                        literal(row, "scale_max"),
                        literal(row, "direction"),
                        literal(row, "wording_version"));
    }

    private static String understood(String tag, Map<String, String> row, Map<String, String> variables) {
        return """
                understood AS (
                    INSERT INTO classification
                        (feedback_id, version, language, needs_review, judgements, classified_at)
                    SELECT answer_id, 1, %s, %s::boolean, %s::jsonb, now() FROM taken
                )""".formatted(
                        literal(row, "language"),
                        literal(row, "needs_review"),
                        variable(variables, tag + "_judgements", row, "judgements"));
    }

    private static String counted(UUID source, String day) {
        return """
                counted AS (
                    INSERT INTO source_statistics AS kept (source_id, day, outcome, lane, count, last_at)
                    VALUES ('%s', '%s', 'accepted', :client_id::int %% 64, 1, now())
                    ON CONFLICT (source_id, day, outcome, lane) DO UPDATE
                        SET count = kept.count + excluded.count, last_at = greatest(kept.last_at, excluded.last_at)
                )""".formatted(source, day);
    }

    private static String published(String tag, List<Map<String, String>> events, Map<String, String> variables) {
        StringJoiner values = new StringJoiner(", ");
        for (int number = 0; number < events.size(); number++) {
            Map<String, String> event = events.get(number);
            values.add("(%s, %s::text)"
                    .formatted(literal(event, "type"), variable(variables, tag + "_event" + number, event, "data")));
        }
        return """
                INSERT INTO outbox (id, type, subject, occurred_at, data)
                SELECT uuidv7(), type, '%s', now(), data FROM (VALUES %s) AS event (type, data)""".formatted(PublicId.format("cus", MemberAccount.id(0)), values);
    }

    private static String variable(Map<String, String> variables, String name, Map<String, String> row, String column) {
        variables.put(name, value(row, column));
        return ":" + name;
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static String literal(Map<String, String> row, String column) {
        return row.containsKey(column) ? "'" + value(row, column).replace("'", "''") + "'" : "NULL";
    }
}
