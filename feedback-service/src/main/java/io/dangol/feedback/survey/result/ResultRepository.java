package io.dangol.feedback.survey.result;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The SQL of results. Invitations are found by survey and time of issue, answers by their invitation.
@ApplicationScoped
class ResultRepository {
    /// Stands for the SQL of an invitation's group.
    private static final String GROUP = "{group}";

    private static final String WITHIN = """
            FROM invitation
            WHERE survey_id = $1 AND issued_at >= $2 AND issued_at < $3
            """;
    private static final String COUNTS = """
            SELECT {group} AS grouped, count(*) FILTER (WHERE state <> 'suppressed') AS invited,
                count(*) FILTER (WHERE opened_at IS NOT NULL) AS opened,
                count(*) FILTER (WHERE state = 'issued') AS open,
                count(*) FILTER (WHERE state = 'completed') AS completed,
                count(*) FILTER (WHERE state = 'partial') AS partial,
                count(*) FILTER (WHERE state = 'expired') AS expired,
                count(*) FILTER (WHERE state = 'revoked') AS revoked,
                count(*) FILTER (WHERE state = 'suppressed') AS suppressed
            """ + WITHIN + "GROUP BY 1 ORDER BY invited DESC, 1 LIMIT $4";
    /// Every answer counts once under the empty text, and once under each of its values.
    private static final String ANSWERS = """
            SELECT grouped, question_id, value, count(*) AS n
            FROM (
                SELECT grouped, question_id, unnest(ARRAY[''] || CASE WHEN score IS NULL
                    THEN coalesce(choices, '{}') ELSE ARRAY[score::text] END) AS value
                FROM (SELECT id, {group} AS grouped
            """ + WITHIN + """
                    AND state IN ('completed', 'partial')) AS answered
                JOIN survey_answer ON invitation_id = id
                WHERE grouped = ANY ($4::text[])) AS given
            GROUP BY 1, 2, 3
            """;

    /// What became of a group's invitations.
    record Counts(
            String group,
            long invited,
            long opened,
            long open,
            long completed,
            long partial,
            long expired,
            long revoked,
            long suppressed) {}

    /// How often a question of a group was answered with a value.
    ///
    /// @param value empty for all answers together
    record Answers(String group, String question, String value, long n) {}

    /// @param most groups at most
    Uni<List<Counts>> counts(SqlConnection connection, UUID survey, Instant from, Instant to, Grouping by, int most) {
        return connection
                .preparedQuery(COUNTS.replace(GROUP, by.expression()))
                .execute(Tuple.of(survey, Times.utc(from), Times.utc(to), most))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Counts(
                                row.getString("grouped"),
                                row.getLong("invited"),
                                row.getLong("opened"),
                                row.getLong("open"),
                                row.getLong("completed"),
                                row.getLong("partial"),
                                row.getLong("expired"),
                                row.getLong("revoked"),
                                row.getLong("suppressed"))));
    }

    Uni<List<Answers>> answers(
            SqlConnection connection, UUID survey, Instant from, Instant to, Grouping by, List<String> groups) {
        return connection
                .preparedQuery(ANSWERS.replace(GROUP, by.expression()))
                .execute(Tuple.of(survey, Times.utc(from), Times.utc(to), groups.toArray(String[]::new)))
                .map(rows -> Rows.list(
                        rows,
                        row -> new Answers(
                                row.getString("grouped"),
                                row.getString("question_id"),
                                row.getString("value"),
                                row.getLong("n"))));
    }
}
