package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;

@ApplicationScoped
class PolicyRepository {
    private static final String FIND =
            "SELECT version, limits::text AS limits, changed_at, changed_by FROM survey_policy";
    private static final String SAVE =
            "UPDATE survey_policy SET version = $1, limits = $2::text::jsonb, changed_at = $3, changed_by = $4";
    private static final TypeReference<List<FatigueLimit>> LIMITS = new TypeReference<>() {};

    private final ObjectMapper json;

    PolicyRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<SurveyPolicy> find(SqlConnection connection) {
        return connection.query(FIND).execute().map(rows -> read(rows.iterator().next()));
    }

    /// The same, held until the end of the transaction.
    Uni<SurveyPolicy> findForChange(SqlConnection transaction) {
        return transaction
                .query(FIND + " FOR UPDATE")
                .execute()
                .map(rows -> read(rows.iterator().next()));
    }

    Uni<Void> save(SqlConnection transaction, SurveyPolicy policy) {
        return transaction
                .preparedQuery(SAVE)
                .execute(Tuple.of(
                        policy.version(),
                        text(policy.rule().limits()),
                        policy.changedAt().atOffset(ZoneOffset.UTC),
                        policy.changedBy()))
                .replaceWithVoid();
    }

    private SurveyPolicy read(Row row) {
        try {
            return new SurveyPolicy(
                    row.getInteger("version"),
                    new FatigueRule(json.readValue(row.getString("limits"), LIMITS)),
                    row.getOffsetDateTime("changed_at").toInstant(),
                    row.getString("changed_by"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored policy cannot be read", broken);
        }
    }

    private String text(List<FatigueLimit> limits) {
        try {
            return json.writeValueAsString(limits);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a policy cannot be written as JSON", broken);
        }
    }
}
